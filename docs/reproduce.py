#!/usr/bin/env python3
"""Trains a cell that `initsweep export` wrote, in numpy, and compares the final training loss.

usage: reproduce.py CELL.npz

Float arithmetic is not associative, and training amplifies its rounding: how much is measured by
ten trainings whose initial weights are moved by one unit in the last place, up or down by chance.
The spread of their losses is the greatest less the least. The loss agrees if it differs from the
recorded one by at most three times that (exit code 0, else 1).
"""
import json
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


def train(cell, settings, weights, biases):
    """One training from given weights, in place; returns the final training loss."""
    inputs, labels = cell["inputs"], cell["labels"]
    rate = np.float32(settings["learning_rate"])
    decay = np.float32(settings["weight_decay"])
    size = settings["batch_size"]
    value, derivative = ACTIVATIONS[settings["activation"]]
    last = len(weights) - 1

    def forward(x):
        below, sums = [x], []
        for l, w in enumerate(weights):
            z = below[-1] @ w + (biases[l] if len(biases[l]) else 0)
            sums.append(z)
            below.append(z if l == last else value(z).astype(np.float32))
        return below, sums

    for epoch in range(1, settings["epochs"] + 1):
        order = cell["order_%d" % epoch]
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            below, sums = forward(inputs[batch])
            logits = below[-1] - below[-1].max(axis=1, keepdims=True)
            delta = np.exp(logits)
            delta /= delta.sum(axis=1, keepdims=True)
            delta[np.arange(len(batch)), labels[batch]] -= 1
            delta /= np.float32(len(batch))
            for l in range(last, -1, -1):
                gradient = below[l].T @ delta + decay * weights[l]
                slope = delta.sum(axis=0)
                if l > 0:
                    delta = (delta @ weights[l].T * derivative(sums[l - 1])).astype(np.float32)
                weights[l] -= rate * gradient
                if settings["biases"] == "trained":
                    biases[l] -= rate * slope

    logits = forward(inputs)[0][-1].astype(np.float64)
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
    depth = len(settings["widths"]) - 1
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
