#!/usr/bin/env python3
"""Trains a cell that `initsweep export` wrote, in numpy, and compares the final training loss.

usage: reproduce.py CELL.npz

Float arithmetic is not associative, and training amplifies its rounding: how much is measured by
ten trainings whose initial weights are moved by one unit in the last place, up or down by chance.
The spread of their losses is the greatest less the least. The loss agrees if it differs from the
recorded one by at most three times that (exit code 0, else 1).
"""
import json
import re
import sys

import numpy as np

PERTURBATIONS = 10


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# Each activation's value and derivative, as docs/training.md says.
ACTIVATIONS = {
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "leaky-relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1, 0.01)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "elu": (
        lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        lambda z: np.where(z > 0, 1, np.exp(np.minimum(z, 0))),
    ),
    "selu": (
        lambda z: 1.0507009873554805
        * np.where(z > 0, z, 1.6732632423543772 * np.expm1(np.minimum(z, 0))),
        lambda z: 1.0507009873554805
        * np.where(z > 0, 1, 1.6732632423543772 * np.exp(np.minimum(z, 0))),
    ),
    "gelu": (
        lambda z: z * sigmoid(1.702 * z),
        lambda z: sigmoid(1.702 * z) * (1 + 1.702 * z * (1 - sigmoid(1.702 * z))),
    ),
    "swish": (lambda z: z * sigmoid(z), lambda z: sigmoid(z) * (1 + z * (1 - sigmoid(z)))),
}


def read(text):
    """The shape of an example and the steps of a network, as docs/training.md says."""
    if ":" not in text:
        widths = [int(width) for width in text.split("-")]
        return (widths[0], 1, 1), [("dense",) for _ in widths[1:]]
    shape, words = text.split(":")
    height, width, channels = (int(size) for size in shape.split("x"))
    steps = []
    for word in words.split():
        if word.startswith("+("):
            steps.append(("branch",))
            word = word[2:]
        layer = word.rstrip(")")
        convolution = re.fullmatch(r"\d+c(\d+)(?:s(\d+))?(v?)", layer)
        pooling = re.fullmatch(r"([pa])(\d+)(?:s(\d+))?", layer)
        if convolution:
            kernel, stride, valid = convolution.groups()
            steps.append(("convolution", int(kernel), int(stride or 1), bool(valid)))
        elif pooling:
            kind, kernel, stride = pooling.groups()
            steps.append((kind, int(kernel), int(stride or kernel)))
        else:
            steps.append(("dense",))
        if word.endswith(")"):
            steps.append(("sum",))
    return (channels, height, width), steps


def windows(x, kernel, stride, valid=True):
    """Windows of each plane, example x channel x row x column x kernel x kernel, and the padding."""
    padding = [(0, 0), (0, 0)]
    for size in x.shape[2:]:
        positions = (size - kernel) // stride + 1 if valid else -(-size // stride)
        missing = 0 if valid else max(0, (positions - 1) * stride + kernel - size)
        padding.append((missing // 2, missing - missing // 2))
    padded = np.pad(x, padding)
    view = np.lib.stride_tricks.sliding_window_view(padded, (kernel, kernel), axis=(2, 3))
    return view[:, :, ::stride, ::stride], padded.shape, padding


def fold(parts, stride, shape, padding):
    """Adds what belongs to windows to the planes that they are windows of."""
    padded = np.zeros(shape, parts.dtype)
    rows, columns, kernel = parts.shape[2], parts.shape[3], parts.shape[4]
    for i in range(kernel):
        for j in range(kernel):
            padded[:, :, i : i + stride * rows : stride, j : j + stride * columns : stride] += (
                parts[..., i, j]
            )
    (top, bottom), (left, right) = padding[2:]
    return padded[:, :, top : shape[2] - bottom, left : shape[3] - right]


def train(cell, settings, weights, biases):
    """One training from given weights, in place; returns the final training loss."""
    inputs, labels = cell["inputs"], cell["labels"]
    rate = np.float32(settings["learning_rate"])
    decay = np.float32(settings["weight_decay"])
    size = settings["batch_size"]
    value, derivative = ACTIVATIONS[settings["activation"]]
    shape, steps = read(settings["architecture"])

    def forward(x, keeps=False):
        """The logits, and what each step needs on the way back."""
        x = x.reshape((len(x),) + shape)
        kept, branch, l = [], None, 0
        for step in steps:
            if step[0] == "branch":
                branch = x
                kept.append(None)
                continue
            if step[0] in "pa":
                view, padded, padding = windows(x, step[1], step[2])
                flat = view.reshape(view.shape[:4] + (-1,))
                place = flat.argmax(axis=4) if step[0] == "p" else None
                kept.append((view.shape, padded, padding, place) if keeps else None)
                x = flat.max(axis=4) if step[0] == "p" else flat.mean(axis=4, dtype=np.float32)
                continue
            bias = biases[l] if len(biases[l]) else np.float32(0)
            if step[0] == "sum":
                kept.append((l, x))
                scale = weights[l].reshape(-1, 1, 1)
                x = scale * x + np.reshape(bias, (-1, 1, 1)) + branch
            elif step[0] == "convolution":
                view, padded, padding = windows(x, *step[1:])
                rows = view.transpose(0, 2, 3, 1, 4, 5)
                patches = rows.reshape(-1, len(weights[l]))
                z = (patches @ weights[l] + bias).reshape(rows.shape[:3] + (-1,))
                z = z.transpose(0, 3, 1, 2)
                kept.append((l, patches, rows.shape, padded, padding, z) if keeps else None)
                x = value(z).astype(np.float32)
            else:
                flat = x.reshape(len(x), -1)
                z = flat @ weights[l] + bias
                kept.append((l, flat, x.shape, z) if keeps else None)
                x = z if l == last else value(z).astype(np.float32)
            l += 1
        return x, kept

    def backward(delta, kept):
        """Changes the weights; delta is the loss's derivative by the logits."""
        branch = None
        for step, of in zip(reversed(steps), reversed(kept)):
            if step[0] == "branch":
                delta = delta + branch
            elif step[0] in "pa":
                parts, padded, padding, place = of
                if place is None:
                    share = delta / np.float32(step[1] ** 2)
                    spread = np.broadcast_to(share[..., None], share.shape + (step[1] ** 2,))
                else:
                    spread = (np.arange(step[1] ** 2) == place[..., None]) * delta[..., None]
                delta = fold(spread.reshape(parts), step[2], padded, padding)
            elif step[0] == "sum":
                l, x = of
                branch = delta
                gradient = (delta * x).sum(axis=(0, 2, 3)).reshape(1, -1)
                slope = delta.sum(axis=(0, 2, 3))
                delta = delta * weights[l].reshape(-1, 1, 1)
                change(l, gradient, slope)
            elif step[0] == "convolution":
                l, patches, rows, padded, padding, z = of
                delta = (delta * derivative(z)).astype(np.float32)
                flat = delta.transpose(0, 2, 3, 1).reshape(len(patches), -1)
                if l > 0:
                    parts = (flat @ weights[l].T).reshape(rows).transpose(0, 3, 1, 2, 4, 5)
                    delta = fold(parts, step[2], padded, padding)
                change(l, patches.T @ flat, flat.sum(axis=0))
            else:
                l, flat, before, z = of
                if l < last:
                    delta = (delta * derivative(z)).astype(np.float32)
                gradient, slope = flat.T @ delta, delta.sum(axis=0)
                if l > 0:
                    delta = (delta @ weights[l].T).reshape(before)
                change(l, gradient, slope)
            if step[0] not in "pa" and step[0] != "branch" and l == 0:
                return

    def change(l, gradient, slope):
        weights[l] -= rate * (gradient + decay * weights[l])
        if settings["biases"] == "trained":
            biases[l] -= rate * slope

    last = len(weights) - 1
    for epoch in range(1, settings["epochs"] + 1):
        order = cell["order_%d" % epoch]
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            logits, kept = forward(inputs[batch], keeps=True)
            delta = np.exp(logits - logits.max(axis=1, keepdims=True))
            delta /= delta.sum(axis=1, keepdims=True)
            delta[np.arange(len(batch)), labels[batch]] -= 1
            delta /= np.float32(len(batch))
            backward(delta, kept)

    logits = np.concatenate(
        [forward(inputs[i : i + 500])[0] for i in range(0, len(inputs), 500)]
    ).astype(np.float64)
    top = logits.max(axis=1)
    losses = top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
    return float(np.mean(losses - logits[np.arange(len(labels)), labels]))


def start(cell, depth, generator=None):
    weights = [cell["initial_weights_%d" % l].copy() for l in range(depth)]
    biases = [cell["initial_biases_%d" % l].copy() for l in range(depth)]
    if generator is not None:
        for w in weights:
            towards = np.where(generator.random(w.shape) < 0.5, np.inf, -np.inf)
            w[...] = np.nextafter(w, towards.astype(np.float32))
    return weights, biases


def main(path):
    cell = np.load(path)
    cell = {name: cell[name] for name in cell.files}
    settings = json.loads(cell["settings"].tobytes())
    depth = sum(name.startswith("initial_weights_") for name in cell)
    weights, biases = start(cell, depth)
    loss = train(cell, settings, weights, biases)
    losses = [
        train(cell, settings, *start(cell, depth, np.random.default_rng(k)))
        for k in range(PERTURBATIONS)
    ]
    spread = max(losses) - min(losses)
    recorded = settings["final_train_loss"]
    moved = max(
        float(np.abs(w - cell["final_weights_%d" % l]).max()) for l, w in enumerate(weights)
    )
    print("cell            %s" % settings["id"])
    print("recorded loss   %.9g" % recorded)
    print("loss in numpy   %.9g, relative difference %.2e" % (loss, loss / recorded - 1))
    print("spread          %.2e relative, by %d one-ulp moves of the start"
          % (spread / recorded, PERTURBATIONS))
    print("weights         differ by at most %.2e at the end" % moved)
    agrees = abs(loss - recorded) <= 3 * spread
    print("agrees" if agrees else "DOES NOT AGREE")
    return 0 if agrees else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
