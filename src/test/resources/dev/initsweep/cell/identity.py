"""Ids of a setting and of a cell, from docs/format.md alone. Run: python3 identity.py"""

import hashlib
from decimal import Context, Decimal, ROUND_HALF_EVEN


def decimal(value):
    rounded = Context(prec=12, rounding=ROUND_HALF_EVEN).create_decimal(Decimal(value))
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def identity(lines):
    text = "".join(f"{key}={value}\n" for key, value in sorted(lines.items()))
    return hashlib.sha256(text.encode()).hexdigest()


setting = {
    "training-semantics": "1",
    "data": "cd" * 32,
    "train-examples": "1000",
    "subset": "first",
    "scaling": "unit",
    "widths": "784-8-10",
    "activation": "relu",
    "biases": "trained",
    "distribution": "normal",
    "initial-biases": "fan-in:" + decimal(1 / 3),
    "loss": "cross-entropy",
    "learning-rate": decimal(0.05),
    "weight-decay": decimal(1e-4),
    "batch-size": "64",
    "sampling": "shuffle",
    "epochs": "20",
    "common": "both",
}
print("setting", identity(setting))
cell = dict(setting, scales=",".join(map(decimal, [2.0, 2**0.1])), seed="7")
print("cell", identity(cell))
for value in [0.0, 1.0, 0.1, 1 / 3, 2 / 3, 1e22, 1e-7, 123456789012.5, 0.5 + 2**-40, 5e-324]:
    print(repr(value), decimal(value))
