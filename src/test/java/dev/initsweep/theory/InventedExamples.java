package dev.initsweep.theory;

import dev.initsweep.data.Examples;

/** Examples whose values are given as they are. */
final class InventedExamples implements Examples {

  private static final long serialVersionUID = 1L;

  private final double[][] values;
  private final int[] labels;

  InventedExamples(double[][] values, int[] labels) {
    this.values = values;
    this.labels = labels;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public int inputs() {
    return values.length == 0 ? 0 : values[0].length;
  }

  @Override
  public int label(int example) {
    return labels[example];
  }

  @Override
  public void copyValues(int example, float[] into, int offset) {
    for (int i = 0; i < values[example].length; i++) {
      into[offset + i] = (float) values[example][i];
    }
  }

  @Override
  public float unit() {
    return 1;
  }
}
