package dev.initsweep.train;

import java.util.Arrays;

/**
 * The network inputs of a cell's training examples, a byte each where they have at most 256 values,
 * as pixels have. They become floats a minibatch at a time.
 */
final class CompactInputs {

  private static final int MOST_VALUES = 256;

  /** Must be a power of two, and large enough for few collisions. */
  private static final int SLOTS = 4096;

  private final int width;
  private final byte[] codes;
  private final float[] values;
  private final float[] table = new float[MOST_VALUES];

  /** The code of zero, if there is one. */
  private final byte zero;

  private final boolean hasZero;

  private final int[] slots = new int[SLOTS];
  private int known;

  CompactInputs(CellData.Part examples, int width) {
    this.width = width;
    byte[] codes = new byte[examples.size() * width];
    this.codes = encode(examples, codes) ? codes : new byte[0];
    this.values = this.codes.length > 0 ? new float[0] : floats(examples);
    int code = code(0);
    this.zero = (byte) code;
    this.hasZero = this.codes.length > 0 && code != MOST_VALUES;
  }

  private boolean encode(CellData.Part examples, byte[] codes) {
    float[] row = new float[width];
    for (int e = 0; e < examples.size(); e++) {
      examples.copyInputs(e, row, 0);
      for (int i = 0; i < width; i++) {
        int code = code(row[i]);
        if (code == MOST_VALUES) {
          return false;
        }
        codes[e * width + i] = (byte) code;
      }
    }
    return true;
  }

  /** Index of a value in the table, or 256 where it has no place any more. */
  private int code(float value) {
    int bits = Float.floatToIntBits(value);
    int slot = (bits * 0x9e3779b1) >>> 20;
    while (slots[slot] != 0) {
      int code = slots[slot] - 1;
      if (Float.floatToIntBits(table[code]) == bits) {
        return code;
      }
      slot = (slot + 1) % SLOTS;
    }
    if (known < MOST_VALUES) {
      table[known] = value;
      slots[slot] = known + 1;
      return known++;
    }
    return MOST_VALUES;
  }

  private float[] floats(CellData.Part examples) {
    float[] all = new float[examples.size() * width];
    for (int e = 0; e < examples.size(); e++) {
      examples.copyInputs(e, all, e * width);
    }
    return all;
  }

  /** Marks, by input, which are not zero in some of the examples. */
  void markLive(int[] positions, int from, int to, byte[] live) {
    if (!hasZero) {
      Arrays.fill(live, (byte) 1);
      return;
    }
    Arrays.fill(live, (byte) 0);
    for (int e = from; e < to; e++) {
      int first = positions[e] * width;
      for (int i = 0; i < width; i++) {
        live[i] |= (byte) (codes[first + i] ^ zero);
      }
    }
  }

  /**
   * Writes inputs of an example.
   *
   * @param order which input stands at each place
   * @param count how many places to fill
   */
  void copy(int position, int[] order, int count, float[] into, int offset) {
    int from = position * width;
    if (codes.length == 0) {
      for (int i = 0; i < count; i++) {
        into[offset + i] = values[from + order[i]];
      }
    } else {
      for (int i = 0; i < count; i++) {
        into[offset + i] = table[codes[from + order[i]] & 0xff];
      }
    }
  }
}
