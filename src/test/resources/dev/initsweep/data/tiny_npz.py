"""Makes tiny.npz with numpy 2.4.6: the bytes of TinyIdx, as Keras keeps MNIST (python3 tiny_npz.py)."""

import numpy

numpy.savez_compressed(
    "tiny.npz",
    x_test=numpy.arange(21, 29, dtype="uint8").reshape(2, 2, 2),
    x_train=numpy.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255], dtype="uint8").reshape(3, 2, 2),
    y_train=numpy.array([2, 0, 1], dtype="uint8"),
    y_test=numpy.array([1, 2], dtype="int64"),
)
