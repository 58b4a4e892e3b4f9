#!/usr/bin/env python3
"""What a researcher would write in Python for the same sweep: PyTorch, a process a core by joblib.

peer.py FOLDER CORES SEEDS G [G ...]
    trains a cell of 20 epochs on the first 10,000 images of FOLDER, in the format of mnist, for
    each seed and variance scale, and evaluates each on training and test data.

Exit code 3 where PyTorch or joblib is not installed.
"""
import gzip
import math
import os
import sys

# One thread a process, said before the libraries start theirs.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

try:
    import joblib
    import numpy as np
    import torch
except ImportError as error:
    print(error)
    sys.exit(3)

WIDTHS = [784, 128, 128, 10]
BATCH = 64
RATE = 0.05


def network(g, seed):
    torch.manual_seed(seed)
    layers = []
    for n, m in zip(WIDTHS, WIDTHS[1:]):
        layer = torch.nn.Linear(n, m)
        torch.nn.init.normal_(layer.weight, std=math.sqrt(g / n))
        torch.nn.init.zeros_(layer.bias)
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def epoch(net, optimizer, loss, x, y):
    order = torch.randperm(len(x))
    for start in range(0, len(x), BATCH):
        batch = order[start:start + BATCH]
        optimizer.zero_grad()
        loss(net(x[batch]), y[batch]).backward()
        optimizer.step()


def sgd(net):
    return torch.optim.SGD(net.parameters(), lr=RATE)


def idx(path):
    """An array of bytes in the idx format, compressed or not."""
    opened = gzip.open(path + ".gz") if os.path.exists(path + ".gz") else open(path, "rb")
    with opened as file:
        content = file.read()
    shape = np.frombuffer(content, ">u4", count=content[3], offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * content[3]).reshape(shape)


def images(folder, part, count=None):
    x = idx(os.path.join(folder, part + "-images-idx3-ubyte"))[:count]
    y = idx(os.path.join(folder, part + "-labels-idx1-ubyte"))[:count]
    return (torch.from_numpy(x.reshape(len(x), -1).astype(np.float32) / 255),
            torch.from_numpy(y.astype(np.int64)))


def evaluate(net, x, y):
    with torch.no_grad():
        out = net(x)
        return (torch.nn.functional.cross_entropy(out, y).item(),
                (out.argmax(1) == y).float().mean().item())


def cell(folder, g, seed):
    torch.set_num_threads(1)
    x, y = images(folder, "train", 10_000)
    net = network(g, seed)
    optimizer = sgd(net)
    loss = torch.nn.CrossEntropyLoss()
    for _ in range(20):
        epoch(net, optimizer, loss, x, y)
    return g, seed, evaluate(net, x, y), evaluate(net, *images(folder, "t10k"))


def sweep(folder, cores, seeds, scales):
    cells = [joblib.delayed(cell)(folder, g, seed) for seed in range(seeds) for g in scales]
    results = joblib.Parallel(n_jobs=cores)(cells)
    losses = {g: np.mean([r[2][0] for r in results if r[0] == g]) for g in scales}
    print(len(results), "cells; least loss at", min(losses, key=losses.get))


if __name__ == "__main__":
    folder, cores, seeds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    sweep(folder, cores, seeds, [float(g) for g in sys.argv[4:]])
