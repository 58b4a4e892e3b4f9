package dev.initsweep.data;

import dev.initsweep.cell.InputShape;

/** Keeps examples whose raw values are whole numbers 0 to 255, as one byte each. */
public final class ByteExamples implements Examples {

  private static final long serialVersionUID = 1L;

  private final InputShape shape;
  private final int inputs;
  private final byte[] values;
  private final byte[] labels;
  private final int unit;

  /**
   * Keeps the arrays without copying them.
   *
   * @param inputs values of one example, at least 1
   * @param values unsigned, one example after the other
   * @param labels unsigned, one an example
   * @throws IllegalArgumentException if the lengths do not fit together
   */
  public ByteExamples(int inputs, byte[] values, byte[] labels) {
    this(InputShape.flat(inputs), values, labels);
  }

  /**
   * Keeps the arrays of examples that have a shape.
   *
   * @param shape of an example, whose values lie with the last dimension fastest
   * @param values unsigned, one example after the other
   * @param labels unsigned, one an example
   * @throws IllegalArgumentException if the lengths do not fit together
   */
  public ByteExamples(InputShape shape, byte[] values, byte[] labels) {
    this(shape, values, labels, 255);
  }

  /** Keeps the arrays of examples whose greatest possible value is another one than 255. */
  ByteExamples(InputShape shape, byte[] values, byte[] labels, int unit) {
    Examples.requireFit(shape.values(), values.length, labels.length);
    this.shape = shape;
    this.inputs = shape.values();
    this.values = values;
    this.labels = labels;
    this.unit = unit;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public InputShape shape() {
    return shape;
  }

  @Override
  public int label(int example) {
    return Byte.toUnsignedInt(labels[example]);
  }

  @Override
  public void copyValues(int example, float[] into, int offset) {
    int from = example * inputs;
    for (int i = 0; i < inputs; i++) {
      into[offset + i] = values[from + i] & 0xff;
    }
  }

  @Override
  public float unit() {
    return unit;
  }
}
