package dev.initsweep.train;

/** Numbers up to 256 different floats in the order in which they are met. */
final class ValueTable {

  /** Stands in place of a number, where the table is full. */
  static final int NO_ROOM = 256;

  /** Must be a power of two, and large enough for few collisions. */
  private static final int SLOTS = 4096;

  private final float[] values = new float[NO_ROOM];

  /** Holds, by hash, one more than the number of the value there. */
  private final int[] slots = new int[SLOTS];

  private int known;

  /** The number of a value, a new one if it has none yet. */
  int code(float value) {
    int bits = Float.floatToIntBits(value);
    int slot = (bits * 0x9e3779b1) >>> 20;
    while (slots[slot] != 0) {
      int code = slots[slot] - 1;
      if (Float.floatToIntBits(values[code]) == bits) {
        return code;
      }
      slot = (slot + 1) % SLOTS;
    }
    if (known == NO_ROOM) {
      return NO_ROOM;
    }
    values[known] = value;
    slots[slot] = known + 1;
    return known++;
  }

  /** Values by number; those that were not met are zero. */
  float[] values() {
    return values.clone();
  }
}
