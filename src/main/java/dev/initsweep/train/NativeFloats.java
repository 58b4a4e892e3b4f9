package dev.initsweep.train;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

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

  /** Copies an array to the beginning. */
  void put(float[] values) {
    buffer.put(0, values);
  }

  /** Copies floats from an index on. */
  void get(int index, float[] into) {
    buffer.get(index, into);
  }

  /** Copies an array to an index and on. */
  void put(int index, float[] values) {
    buffer.put(index, values);
  }

  @Override
  public void close() {
    pointer.close();
  }
}
