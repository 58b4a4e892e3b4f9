#!/usr/bin/env python3
"""What an expert would write in PyTorch for the same sweep: a process a core, in which the variances
of a seed are trained side by side, with one wide first layer and batched products after it.

It keeps the running losses and nothing else: no evaluation on training or test images, no mean
squares, no norm balance, no table.

peer_packed.py FOLDER SEEDS [PACK]
    784-128-128-10, the first 10,000 images of FOLDER, in the format of mnist, 20 epochs, batch size
    64, rate .05, 25 variances, PACK of them (8) side by side.
"""
import os
import sys
import time

# First, as it says one thread a process before the libraries start theirs.
from peer import BATCH, RATE, images

import torch
from joblib import Parallel, delayed

EXAMPLES = 10_000
SCALES = [2.0 ** (k / 2) for k in range(-8, 17)]


def train(folder, seed, scales):
    """The running losses of the last epoch of networks that see the same minibatches."""
    torch.set_num_threads(1)
    x, y = images(folder, "train", EXAMPLES)
    count = len(scales)
    generator = torch.Generator().manual_seed(seed)
    roots = torch.tensor(scales).sqrt()
    drawn = [
        torch.randn(784, 128, generator=generator) / 28,
        torch.randn(128, 128, generator=generator) / 128 ** .5,
        torch.randn(128, 10, generator=generator) / 128 ** .5,
    ]
    w0 = torch.cat([drawn[0] * root for root in roots], 1).requires_grad_()
    w1 = torch.stack([drawn[1] * root for root in roots]).requires_grad_()
    w2 = torch.stack([drawn[2] * root for root in roots]).requires_grad_()
    b0 = torch.zeros(count * 128, requires_grad=True)
    b1 = torch.zeros(count, 1, 128, requires_grad=True)
    b2 = torch.zeros(count, 1, 10, requires_grad=True)
    parameters = [w0, w1, w2, b0, b1, b2]
    running = torch.zeros(count)
    for _ in range(20):
        order = torch.randperm(EXAMPLES, generator=generator)
        running.zero_()
        for start in range(0, EXAMPLES, BATCH):
            batch = order[start:start + BATCH]
            size = len(batch)
            h = torch.addmm(b0, x[batch], w0).relu_().view(size, count, 128).transpose(0, 1)
            h = torch.baddbmm(b1, h, w1).relu_()
            logits = torch.baddbmm(b2, h, w2).reshape(count * size, 10)
            losses = torch.nn.functional.cross_entropy(
                logits, y[batch].repeat(count), reduction="none").view(count, size).mean(1)
            for parameter in parameters:
                parameter.grad = None
            losses.sum().backward()
            with torch.no_grad():
                running += losses.detach() * size
                for parameter in parameters:
                    parameter.sub_(parameter.grad, alpha=RATE)
    return running.div(EXAMPLES).tolist()


if __name__ == "__main__":
    folder, seeds = sys.argv[1], int(sys.argv[2])
    pack = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    jobs = [(seed, SCALES[k:k + pack]) for seed in range(seeds) for k in range(0, 25, pack)]
    began = time.time()
    losses = Parallel(n_jobs=os.cpu_count())(
        delayed(train)(folder, seed, scales) for seed, scales in jobs)
    print(f"{25 * seeds} cells in {time.time() - began:.1f} s;"
          f" least running loss {min(map(min, losses)):.4f}")
