package dev.initsweep.cell;

import java.util.Arrays;

/** Holds an immutable row of bits. Bit i is bit i mod 8, least first, of byte i / 8. */
public final class Bits {

  private final byte[] bytes;

  private Bits(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bits of(boolean[] values) {
    byte[] bytes = new byte[(values.length + 7) / 8];
    for (int i = 0; i < values.length; i++) {
      if (values[i]) {
        bytes[i / 8] |= (byte) (1 << (i % 8));
      }
    }
    return new Bits(bytes);
  }

  public static Bits ofBytes(byte[] bytes) {
    return new Bits(bytes.clone());
  }

  public boolean get(int i) {
    return (bytes[i / 8] >> (i % 8) & 1) == 1;
  }

  /** Returns the number of ones. */
  public int count() {
    int count = 0;
    for (byte b : bytes) {
      count += Integer.bitCount(b & 0xff);
    }
    return count;
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bits bits && Arrays.equals(bytes, bits.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Bits[" + count() + " ones in " + bytes.length + " bytes]";
  }
}
