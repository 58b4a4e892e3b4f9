#!/usr/bin/env python3
"""Epochs of PyTorch on one thread, for comparison on one core.

peer_epochs.py EXAMPLES BATCH TOGETHER ORDER NETWORK
    trains an epoch for each line of standard input, and answers with the seconds of processor time
    that it took. The network is as plans name it: 784-128-128-10, or 28x28x1: 16c3 p2 64 10, with
    convolutions that keep the size, and pooling. TOGETHER networks see the same minibatches, as an
    expert would train them: by grouped convolutions and batched products. ORDER of images in memory
    is contiguous, as everybody has it, or channels_last, which experts try.

Its first line of output names PyTorch, or says why there will be no answer.
"""
import re
import sys
import time

# First, as it says one thread a process before the libraries start theirs.
from peer import RATE

import torch
from torch.nn import functional

# The reference BLAS makes less than one; no ratio to a peer on it would mean anything.
LEAST_GFLOPS = 5

ORDERS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}


class Networks(torch.nn.Module):
    """Networks with the same input, side by side; logits are networks x examples x classes."""

    def __init__(self, text, together):
        super().__init__()
        self.together = together
        head, _, words = text.partition(":")
        if words:
            height, width, channels = map(int, head.split("x"))
            words = words.split()
        else:
            units, *words = head.split("-")
            channels, height, width = int(units), 1, 1
        self.shape = (channels, height, width)
        self.steps = torch.nn.ModuleList()
        self.is_shared = True
        for place, word in enumerate(words):
            convolution = re.fullmatch(r"(\d+)c(\d+)", word)
            pooling = re.fullmatch(r"p(\d+)", word)
            if convolution:
                units, kernel = map(int, convolution.groups())
                step = torch.nn.Conv2d(
                    channels if self.is_shared else channels * together, units * together, kernel,
                    padding="same", groups=1 if self.is_shared else together)
                self.steps.append(torch.nn.Sequential(step, torch.nn.ReLU()))
                channels = units
                self.is_shared = False
            elif pooling:
                kernel = int(pooling.group(1))
                self.steps.append(torch.nn.MaxPool2d(kernel))
                height, width = height // kernel, width // kernel
            else:
                units = int(word)
                self.steps.append(
                    Dense(channels * height * width, units, together, place == len(words) - 1,
                          self.is_shared))
                channels, height, width = units, 1, 1
                self.is_shared = False

    def forward(self, h):
        for step in self.steps:
            h = step(h)
        return h


class Dense(torch.nn.Module):
    """A fully connected layer of networks side by side; one wide product where they share inputs."""

    def __init__(self, inputs, units, together, is_last, is_shared):
        super().__init__()
        self.together, self.is_last, self.is_shared = together, is_last, is_shared
        self.units = units
        deviation = (2 / inputs) ** .5
        if is_shared or together == 1:
            self.weight = torch.nn.Parameter(torch.randn(inputs, together * units) * deviation)
            self.bias = torch.nn.Parameter(torch.zeros(together * units))
        else:
            self.weight = torch.nn.Parameter(torch.randn(together, inputs, units) * deviation)
            self.bias = torch.nn.Parameter(torch.zeros(together, 1, units))

    def forward(self, h):
        if self.is_shared or self.together == 1:
            size = h.shape[-2] if h.dim() == 3 else h.shape[0]
            h = torch.addmm(self.bias, h.reshape(size, -1), self.weight)
            h = h.view(size, self.together, self.units).transpose(0, 1)
        else:
            if h.dim() == 4:
                h = h.reshape(h.shape[0], self.together, -1).transpose(0, 1)
            h = torch.baddbmm(self.bias, h, self.weight)
        return h if self.is_last else torch.relu(h)


class Trial:
    """Networks, examples, and an epoch of them."""

    def __init__(self, examples, batch, together, text, order):
        torch.manual_seed(0)
        self.net = Networks(text, together)
        self.batch, self.together = batch, together
        x = torch.rand(examples, *self.net.shape)
        if self.net.shape[1:] != (1, 1):
            memory_format = ORDERS[order]
            self.net = self.net.to(memory_format=memory_format)
            x = x.to(memory_format=memory_format)
        else:
            x = x.flatten(1)
        self.x = x
        self.y = torch.randint(0, 10, (examples,))
        self.optimizer = torch.optim.SGD(self.net.parameters(), lr=RATE)

    def epoch(self):
        order = torch.randperm(len(self.x))
        for start in range(0, len(self.x), self.batch):
            chosen = order[start:start + self.batch]
            self.optimizer.zero_grad()
            logits = self.net(self.x[chosen]).reshape(self.together * len(chosen), -1)
            losses = functional.cross_entropy(
                logits, self.y[chosen].repeat(self.together), reduction="sum")
            (losses / len(chosen)).backward()
            self.optimizer.step()

    def seconds(self):
        start = time.process_time()
        self.epoch()
        return time.process_time() - start


def gflops():
    a, b = torch.rand(64, 784), torch.rand(784, 1024)
    best = float("inf")
    for _ in range(20):
        start = time.time()
        torch.mm(a, b)
        best = min(best, time.time() - start)
    return 2 * 64 * 784 * 1024 / best / 1e9


def main():
    examples, batch, together = map(int, sys.argv[1:4])
    torch.set_num_threads(1)
    if gflops() < LEAST_GFLOPS:
        print("PyTorch's products run on the reference BLAS", flush=True)
        sys.exit(3)
    trial = Trial(examples, batch, together, sys.argv[5], sys.argv[4])
    print("PyTorch", torch.__version__, flush=True)
    for _ in sys.stdin:
        print(trial.seconds(), flush=True)


if __name__ == "__main__":
    main()
