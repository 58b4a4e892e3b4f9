package dev.initsweep.data;

/** Examples of real numbers, already scaled. */
final class FloatExamples implements Examples {

  private static final long serialVersionUID = 1L;

  private final int inputs;
  private final float[] values;
  private final int[] labels;

  /**
   * Keeps the arrays without copying them.
   *
   * @param inputs values of one example, at least 1
   * @param values one example after the other
   * @param labels one an example
   */
  FloatExamples(int inputs, float[] values, int[] labels) {
    Examples.requireFit(inputs, values.length, labels.length);
    this.inputs = inputs;
    this.values = values;
    this.labels = labels;
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
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void copyValues(int example, float[] into, int offset) {
    System.arraycopy(values, example * inputs, into, offset, inputs);
  }

  /** Returns 1, so that the plan's {@code unit} scaling leaves the columns as they were scaled. */
  @Override
  public float unit() {
    return 1;
  }
}
