"""Prints the digest of the synthetic data set, made again from its description in Synthetic.java.

java.util.Random is written out from its specification (Javadoc of Random, JDK 17).
Seen with Python 3.11: python3 synthetic_digest.py
"""

import hashlib
import math
import struct


class JavaRandom:
    def __init__(self, seed):
        self.seed = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
        self.kept = None

    def bits(self, count):
        self.seed = (self.seed * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.seed >> (48 - count)

    def uniform(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0**-53

    def gaussian(self):
        if self.kept is not None:
            value, self.kept = self.kept, None
            return value
        while True:
            x = 2 * self.uniform() - 1
            y = 2 * self.uniform() - 1
            s = x * x + y * y
            if 0 < s < 1:
                factor = math.sqrt(-2 * math.log(s) / s)
                self.kept = y * factor
                return x * factor


def images(seed, count):
    random = JavaRandom(seed)
    values = bytearray()
    for example in range(count):
        for column in range(32):
            mean = 121 if column // 8 == example % 4 else 96
            value = min(255, max(0, mean + 24 * random.gaussian()))
            values.append(math.floor(value + 0.5))
    return struct.pack(">iiii", 2051, count, 1, 32) + values


def labels(count):
    return struct.pack(">ii", 2049, count) + bytes(i % 4 for i in range(count))


files = [images(1, 1000), labels(1000), images(2, 500), labels(500)]
digests = "".join(hashlib.sha256(file).hexdigest() for file in files)
print(hashlib.sha256(digests.encode()).hexdigest())
