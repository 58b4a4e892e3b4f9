package dev.initsweep.train;

import dev.initsweep.cell.ConvolutionalStep;
import java.util.Arrays;

/**
 * What a convolution's windows cover, as columns of matrices, so that products with the weights are
 * the convolution. Values of a minibatch lie [channel][row][column][example], so that a row of
 * positions is copied at once.
 *
 * <p>Where there are channels enough, a window is taken apart row by row: its parts cover the same
 * matrix of (channel, column of the window) x (row of the plane, position, example), each from a
 * row of its own on. That has a copy of each value for each column of the window, where whole
 * windows as columns (im2col) would have one for each of its places. Few channels would make
 * products so narrow that they were slow; there the window stays whole.
 *
 * <p>With a stride, rows of the plane lie in the order of their remainders, so that rows which
 * follow each other under one part of the window do so in the matrix.
 */
final class Unfolding {

  /** Parts of a window with fewer weights a unit are not taken apart. */
  private static final int NARROW = 16;

  /**
   * Floats between rows, since rows that begin at one place of a page crowd each other out of
   * caches.
   */
  private static final int PADDING = 16;

  /** Columns of the matrix that a row of positions makes. */
  final int rowColumns;

  /** In how many parts the window is taken. */
  final int parts;

  /** Rows of the matrix: weights of a unit in one part. */
  final int depth;

  /** Columns of the matrix. */
  final int width;

  private final ConvolutionalStep step;
  private final int size;

  /** Rows of positions in the matrix. */
  private final int rows;

  /** Where rows of the plane with each remainder begin, counted in rows of positions. */
  private final int[] beginnings;

  private final float[] scratch;

  /** Runs of values that are copied at once: where they lie, and where they go. */
  private int[] origins = new int[64];

  private int[] places = new int[64];
  private int[] lengths = new int[64];
  private int count;

  /**
   * @param size of the minibatch
   * @param outputRows rows of output that count, from the first
   */
  Unfolding(ConvolutionalStep step, int size, int outputRows) {
    this.step = step;
    this.size = size;
    rowColumns = step.out().width() * size;
    parts = parts(step);
    depth = step.fanIn() / parts;
    beginnings = new int[parts == 1 ? 1 : step.stride()];
    if (parts == 1) {
      rows = outputRows;
    } else {
      rows = (outputRows - 1) * step.stride() + step.kernel();
      for (int remainder = 1; remainder < step.stride(); remainder++) {
        int before = (rows - remainder + step.stride()) / step.stride();
        beginnings[remainder] = beginnings[remainder - 1] + before;
      }
    }
    width = rows * rowColumns + PADDING;
    scratch = new float[width];
    addRuns();
  }

  private static int parts(ConvolutionalStep step) {
    return step.in().channels() * step.kernel() < NARROW ? 1 : step.kernel();
  }

  /** Returns the number of floats that the matrix has at most. */
  static double mostFloats(ConvolutionalStep step, int size) {
    double rows = (double) step.out().height() * step.stride() + step.kernel();
    return (double) step.fanIn() / parts(step) * (rows * step.out().width() * size + PADDING);
  }

  /** Returns the weight of a unit that each of its columns is for, part after part. */
  static int[] order(ConvolutionalStep step) {
    int parts = parts(step);
    int[] order = new int[step.fanIn()];
    int line = step.kernel() * step.kernel() / parts;
    for (int column = 0; column < order.length; column++) {
      int part = column / (order.length / parts);
      int inPart = column % (order.length / parts);
      order[column] = (inPart / line * parts + part) * line + inPart % line;
    }
    return order;
  }

  /** Returns the column of the matrix at which a part of the windows of a row of output begins. */
  int column(int part, int outputRow) {
    return (parts == 1 ? outputRow : position(outputRow * step.stride() + part)) * rowColumns;
  }

  /** Copies values to where windows cover them. What lies outside of the plane is left as it is. */
  void unfold(float[] values, NativeFloats into) {
    for (int run = 0; run < count; run++) {
      into.put(places[run], values, origins[run], lengths[run]);
    }
  }

  /** Adds what belongs to the windows to the values that they cover. */
  void fold(NativeFloats matrix, float[] into) {
    Arrays.fill(into, 0);
    int run = 0;
    for (int row = 0; row < depth; row++) {
      matrix.get(row * width, scratch, 0, width);
      for (; run < count && places[run] < (row + 1) * width; run++) {
        add(into, origins[run], scratch, places[run] - row * width, lengths[run]);
      }
    }
  }

  private static void add(float[] into, int origin, float[] values, int at, int length) {
    for (int i = 0; i < length; i++) {
      into[origin + i] += values[at + i];
    }
  }

  private void addRuns() {
    int placesOfChannel = depth / step.in().channels();
    for (int matrixRow = 0; matrixRow < depth; matrixRow++) {
      int channel = matrixRow / placesOfChannel;
      int place = matrixRow % placesOfChannel;
      for (int row = 0; row < rows; row++) {
        int planeRow =
            (parts == 1 ? row * step.stride() + place / step.kernel() : row) - step.top();
        if (planeRow >= 0 && planeRow < step.in().height()) {
          addRow(
              (channel * step.in().height() + planeRow) * step.in().width(),
              place % step.kernel() - step.left(),
              matrixRow * width + (parts == 1 ? row : position(row)) * rowColumns);
        }
      }
    }
  }

  /**
   * @param origin position at which the row of the plane begins
   * @param shift column of the plane that the first window has there
   * @param at where the row's values go in the matrix
   */
  private void addRow(int origin, int shift, int at) {
    int first = first(shift);
    int end = end(shift, first);
    int together = step.stride() == 1 ? end - first : 1;
    for (int x = first; x < end; x += together) {
      add(origin + x * step.stride() + shift, at + x * size, together * size);
    }
  }

  private void add(int origin, int at, int length) {
    if (count == origins.length) {
      origins = Arrays.copyOf(origins, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    origins[count] = origin * size;
    places[count] = at;
    lengths[count++] = length;
  }

  /** Where a row that the windows cover lies, where these are taken apart. */
  private int position(int row) {
    return beginnings[row % step.stride()] + row / step.stride();
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
}
