package dev.initsweep.train;

import java.util.Arrays;

/**
 * The network inputs of examples: which are not zero, a bit each, and of those the values, a byte
 * each where all inputs have at most 256 values, as pixels have. They become floats a minibatch at
 * a time. Safe for use by several threads.
 *
 * <p>Where there are more values, no input counts as zero.
 */
final class CompactInputs {

  /** Inputs are live where their bit is set, {@code input % 64} of word {@code input / 64}. */
  private final long[] live;

  /** Words of an example. */
  private final int words;

  /** Holds, by example, where its values begin. */
  private final int[] starts;

  /** Indexes into the table, of the live inputs alone; empty where there are too many values. */
  private final byte[] codes;

  /** Values by code, or all live inputs' where there are no codes. */
  private final float[] values;

  CompactInputs(CellData.Part examples, int width) {
    words = words(width);
    live = new long[examples.size() * words];
    starts = new int[examples.size() + 1];
    float[] row = new float[width];
    ValueTable table = new ValueTable();
    if (mark(examples, row, table)) {
      codes = new byte[starts[examples.size()]];
      values = table.values();
      encode(examples, row, table);
    } else {
      codes = new byte[0];
      values = new float[examples.size() * width];
      markAll(width);
      for (int e = 0; e < examples.size(); e++) {
        examples.copyInputs(e, values, starts[e]);
      }
    }
  }

  /** Returns how many words have a bit for each of some inputs. */
  static int words(int width) {
    return (width + Long.SIZE - 1) / Long.SIZE;
  }

  /** Tells whether an input's bit is set. */
  static boolean isLive(long[] live, int input) {
    return ((live[input / Long.SIZE] >>> input) & 1) != 0;
  }

  /**
   * Marks inputs that are not zero.
   *
   * @return whether the table has room for all values
   */
  private boolean mark(CellData.Part examples, float[] row, ValueTable table) {
    for (int e = 0; e < examples.size(); e++) {
      examples.copyInputs(e, row, 0);
      int count = 0;
      for (int i = 0; i < row.length; i++) {
        if (table.code(row[i]) == ValueTable.NO_ROOM) {
          return false;
        }
        if (!isZero(row[i])) {
          live[e * words + i / Long.SIZE] |= 1L << i;
          count++;
        }
      }
      starts[e + 1] = starts[e] + count;
    }
    return true;
  }

  private void encode(CellData.Part examples, float[] row, ValueTable table) {
    int at = 0;
    for (int e = 0; e < examples.size(); e++) {
      examples.copyInputs(e, row, 0);
      for (float value : row) {
        if (!isZero(value)) {
          codes[at++] = (byte) table.code(value);
        }
      }
    }
  }

  private void markAll(int width) {
    Arrays.fill(live, 0);
    for (int e = 0; e + 1 < starts.length; e++) {
      for (int i = 0; i < width; i++) {
        live[e * words + i / Long.SIZE] |= 1L << i;
      }
      starts[e + 1] = starts[e] + width;
    }
  }

  /** Negative zero is another value, since it has another product with a weight. */
  private static boolean isZero(float value) {
    return Float.floatToIntBits(value) == 0;
  }

  /** Marks, by input, which are not zero in some of the examples. */
  void markLive(int[] positions, int from, int to, long[] marked) {
    Arrays.fill(marked, 0);
    for (int e = from; e < to; e++) {
      int first = positions[e] * words;
      for (int word = 0; word < words; word++) {
        marked[word] |= live[first + word];
      }
    }
  }

  /**
   * Writes the inputs of an example that are not zero, and leaves all else as it is.
   *
   * @param into receives input i at {@code offset + i * stride}
   */
  void put(int position, float[] into, int offset, int stride) {
    int at = starts[position];
    for (int word = 0; word < words; word++) {
      for (long left = live[position * words + word]; left != 0; left &= left - 1) {
        int input = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        into[offset + input * stride] = codes.length == 0 ? values[at] : values[codes[at] & 0xff];
        at++;
      }
    }
  }

  /**
   * Writes the inputs of an example that are not zero, and leaves all else as it is.
   *
   * @param places where each input stands
   */
  void put(int position, int[] places, NativeFloats into, int offset) {
    int at = starts[position];
    for (int word = 0; word < words; word++) {
      for (long left = live[position * words + word]; left != 0; left &= left - 1) {
        int input = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        float value = codes.length == 0 ? values[at] : values[codes[at] & 0xff];
        into.set(offset + places[input], value);
        at++;
      }
    }
  }
}
