package dev.initsweep.train;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Floats outside the heap, zero at first. Operands of matrix products live there, since JavaCPP
 * would copy a whole Java array there and back for each product; plain loops work on arrays, and
 * {@link #get} and {@link #put} copy between the two.
 */
final class NativeFloats implements AutoCloseable {

  final FloatPointer pointer;
  private final FloatBuffer buffer;

  NativeFloats(int length) {
    this(new FloatPointer(length));
    pointer.zero();
  }

  static NativeFloats copyOf(float[] values) {
    NativeFloats copy = new NativeFloats(values.length);
    copy.put(values);
    return copy;
  }

  private NativeFloats(FloatPointer pointer) {
    this.pointer = pointer;
    this.buffer = pointer.asBuffer();
  }

  /** A view of the floats from an index on; not to be closed. */
  NativeFloats from(int index) {
    return new NativeFloats(pointer.getPointer(index));
  }

  /** Copies as many floats from the beginning as the array holds. */
  void get(float[] into) {
    buffer.get(0, into);
  }

  /** Copies some floats from an index on into an array. */
  void get(int index, float[] into, int offset, int length) {
    buffer.get(index, into, offset, length);
  }

  /** Copies some values of an array to an index and what follows. */
  void put(int index, float[] values, int offset, int length) {
    buffer.put(index, values, offset, length);
  }

  void set(int index, float value) {
    buffer.put(index, value);
  }

  void add(int index, float value) {
    buffer.put(index, buffer.get(index) + value);
  }

  /** Sets the first floats to zero. */
  void clear(int length) {
    Pointer.memset(pointer, 0, (long) length * Float.BYTES);
  }

  /** Copies an array to the beginning. */
  void put(float[] values) {
    buffer.put(0, values);
  }

  /** Swaps columns in all rows of a matrix of this width. */
  void swap(int[] some, int[] others, int count, int width) {
    for (int row = 0; row < buffer.capacity(); row += width) {
      for (int s = 0; s < count; s++) {
        float value = buffer.get(row + some[s]);
        buffer.put(row + some[s], buffer.get(row + others[s]));
        buffer.put(row + others[s], value);
      }
    }
  }

  @Override
  public void close() {
    pointer.close();
  }
}
