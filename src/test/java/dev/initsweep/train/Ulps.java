package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares floats by how many floats lie between them. */
final class Ulps {

  private Ulps() {}

  /** Hexadecimal floats separated by white space. */
  static float[] floats(String text) {
    String[] parts = text.trim().split("\\s+", -1);
    float[] values = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = Float.parseFloat(parts[i]);
    }
    return values;
  }

  static void assertClose(float[] actual, float[] expected, int ulps) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs((double) actual[i] - expected[i]))
          .as("entry %d of %d: %s against %s", i, actual.length, actual[i], expected[i])
          .isLessThanOrEqualTo((double) ulps * Math.ulp(expected[i]));
    }
  }
}
