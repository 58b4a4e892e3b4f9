package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;
import dev.initsweep.cell.Volume;

/**
 * Patches of a convolution as columns of a matrix (im2col), so that a product with the weights is
 * the convolution. Values of a minibatch lie [channel][row][column][example], so that a row of
 * positions is copied at once; the matrix is fan-in x (rows of positions x {@link #rowColumns}).
 */
final class Unfolding {

  /** Columns of the matrix that a row of positions makes. */
  final int rowColumns;

  private final ConvolutionalStep step;
  private final int size;
  private final float[] zeros;
  private final float[] scratch;

  /**
   * @param size of the minibatch
   * @param mostRows of positions at a time
   */
  Unfolding(ConvolutionalStep step, int size, int mostRows) {
    this.step = step;
    this.size = size;
    rowColumns = step.out().width() * size;
    zeros = new float[rowColumns];
    scratch = new float[mostRows * rowColumns];
  }

  /** Copies the patches of some rows of positions, {@code from} to {@code to} - 1. */
  void unfold(float[] values, int from, int to, NativeFloats into) {
    int at = 0;
    for (int channel = 0; channel < step.in().channels(); channel++) {
      for (int place = 0; place < step.kernel() * step.kernel(); place++) {
        for (int y = from; y < to; y++) {
          unfoldRow(values, channel, place, y, into, at);
          at += rowColumns;
        }
      }
    }
  }

  private void unfoldRow(float[] values, int channel, int place, int y, NativeFloats into, int at) {
    int row = y * step.stride() + place / step.kernel() - step.top();
    int shift = place % step.kernel() - step.left();
    int first = first(shift);
    int end = end(shift, first);
    if (row < 0 || row >= step.in().height() || first == end) {
      into.put(at, zeros, 0, rowColumns);
      return;
    }
    if (first > 0) {
      into.put(at, zeros, 0, first * size);
    }
    if (step.stride() == 1) {
      into.put(at + first * size, values, index(channel, row, first + shift), (end - first) * size);
    } else {
      for (int x = first; x < end; x++) {
        into.put(at + x * size, values, index(channel, row, x * step.stride() + shift), size);
      }
    }
    if (end < step.out().width()) {
      into.put(at + end * size, zeros, 0, rowColumns - end * size);
    }
  }

  /** Adds what belongs to the patches of some rows of positions to the values they are made of. */
  void fold(NativeFloats patches, int from, int to, float[] into) {
    int length = (to - from) * rowColumns;
    int at = 0;
    for (int channel = 0; channel < step.in().channels(); channel++) {
      for (int place = 0; place < step.kernel() * step.kernel(); place++) {
        patches.get(at, scratch, 0, length);
        at += length;
        for (int y = from; y < to; y++) {
          foldRow(channel, place, y, (y - from) * rowColumns, into);
        }
      }
    }
  }

  private void foldRow(int channel, int place, int y, int at, float[] into) {
    int row = y * step.stride() + place / step.kernel() - step.top();
    int shift = place % step.kernel() - step.left();
    int first = first(shift);
    int end = end(shift, first);
    if (row < 0 || row >= step.in().height() || first == end) {
      return;
    }
    if (step.stride() == 1) {
      add(at + first * size, into, index(channel, row, first + shift), (end - first) * size);
    } else {
      for (int x = first; x < end; x++) {
        add(at + x * size, into, index(channel, row, x * step.stride() + shift), size);
      }
    }
  }

  private void add(int at, float[] into, int index, int length) {
    for (int i = 0; i < length; i++) {
      into[index + i] += scratch[at + i];
    }
  }

  /** The first column of positions whose window has this part of it within the plane. */
  private int first(int shift) {
    return Math.min(
        step.out().width(), shift >= 0 ? 0 : (-shift + step.stride() - 1) / step.stride());
  }

  /** The column of positions after the last such one. */
  private int end(int shift, int first) {
    int last = step.in().width() - 1 - shift;
    int end = last < 0 ? 0 : last / step.stride() + 1;
    return Math.max(first, Math.min(step.out().width(), end));
  }

  private int index(int channel, int row, int column) {
    Volume in = step.in();
    return ((channel * in.height() + row) * in.width() + column) * size;
  }
}
