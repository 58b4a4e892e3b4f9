#!/usr/bin/env python3
"""Regenerates a cell's initial weights and minibatch order from docs/training.md alone.

usage: regenerate.py weights DISTRIBUTION STREAM FAN_IN FAN_OUT G   one weight a line, row-major
       regenerate.py biases DISTRIBUTION STREAM COUNT VARIANCE      one bias a line
       regenerate.py order SAMPLING STREAM N                        one position a line
       regenerate.py subset STREAM M N                              one index a line

STREAM is the text that names the stream, such as initsweep-1/weights/seed=7/layer=0.
Floats are printed in hexadecimal, as float.hex does.
"""
import hashlib
import itertools
import math
import struct
import sys

WORD = 2**32


def philox(x, k):
    for _ in range(10):
        p0, p1 = 0xD2511F53 * x[0], 0xCD9E8D57 * x[2]
        x = (p1 // WORD ^ x[1] ^ k[0], p1 % WORD, p0 // WORD ^ x[3] ^ k[1], p0 % WORD)
        k = ((k[0] + 0x9E3779B9) % WORD, (k[1] + 0xBB67AE85) % WORD)
    return x


def words(text):
    h = struct.unpack(">4I", hashlib.sha256(text.encode("utf-8")).digest()[:16])
    for c in itertools.count():
        yield from philox((c % WORD, c // WORD, h[2], h[3]), h[:2])


def bits53(w):
    a, b = next(w), next(w)
    return a // 2**5 * 2**26 + b // 2**6


def below(w, n):
    p = next(w) * n
    while p % WORD < WORD % n:
        p = next(w) * n
    return p // WORD


def normals(w):
    while True:
        u, v = (bits53(w) + 1) * 2.0**-53, bits53(w) * 2.0**-53
        r, t = math.sqrt(-2 * math.log(u)), 6.283185307179586 * v
        yield r * math.cos(t)
        yield r * math.sin(t)


def shape(distribution, w):
    """Draws of variance one."""
    if distribution == "uniform":
        return (math.sqrt(3) * (2 * bits53(w) + 1 - 2**53) * 2.0**-53 for _ in itertools.count())
    if distribution == "truncated-normal":
        return (z / 0.8796256610342398 for z in normals(w) if abs(z) <= 2)
    return normals(w)


def orthogonal(w, n, m, g):
    z = normals(w)
    rows = [[next(z) for _ in range(m)] for _ in range(n)]
    a = [list(column) for column in zip(*rows)] if n >= m else rows
    for j, column in enumerate(a):
        norm = math.sqrt(in_order(x * x for x in column))
        column[:] = [x / norm for x in column]
        for later in a[j + 1 :]:
            s = in_order(x * y for x, y in zip(column, later))
            later[:] = [y - s * x for x, y in zip(column, later)]
    scale = math.sqrt(max(n, m) * g / n)
    back = zip(*a) if n >= m else a
    return [scale * x for row in back for x in row]


def in_order(terms):
    """A plain sum: the built-in one compensates for rounding since Python 3.12."""
    total = 0.0
    for term in terms:
        total += term
    return total


def weights(distribution, text, n, m, g):
    w = words(text)
    if distribution == "orthogonal":
        return orthogonal(w, n, m, g)
    return [math.sqrt(g / n) * x for x in itertools.islice(shape(distribution, w), n * m)]


def biases(distribution, text, count, variance):
    draws = shape(distribution, words(text))
    return [math.sqrt(variance) * x for x in itertools.islice(draws, count)]


def order(sampling, text, n):
    w = words(text)
    if sampling == "replacement":
        return [below(w, n) for _ in range(n)]
    positions = list(range(n))
    for i in range(n - 1, 0, -1):
        j = below(w, i + 1)
        positions[i], positions[j] = positions[j], positions[i]
    return positions


def subset(text, m, n):
    w = words(text)
    indexes = list(range(m))
    for i in range(n):
        j = i + below(w, m - i)
        indexes[i], indexes[j] = indexes[j], indexes[i]
    return sorted(indexes[:n])


def to_float(x):
    return struct.unpack("f", struct.pack("f", x))[0].hex()


def main(what, *args):
    if what == "weights":
        lines = map(to_float, weights(args[0], args[1], int(args[2]), int(args[3]), float(args[4])))
    elif what == "biases":
        lines = map(to_float, biases(args[0], args[1], int(args[2]), float(args[3])))
    elif what == "order":
        lines = order(args[0], args[1], int(args[2]))
    elif what == "subset":
        lines = subset(args[0], int(args[1]), int(args[2]))
    else:
        sys.exit(__doc__)
    print(*lines, sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
