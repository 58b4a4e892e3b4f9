package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteExamplesTest {

  private static final ByteExamples EXAMPLES =
      new ByteExamples(
          2,
          new byte[] {0, 1, 127, (byte) 128, (byte) 254, (byte) 255},
          new byte[] {3, 0, (byte) 200});

  @Test
  void valuesAreUnsignedAndGoWhereTheyShould() {
    float[] into = {-1, -1, -1, -1};
    EXAMPLES.copyValues(1, into, 1);
    assertThat(into).containsExactly(-1, 127, 128, -1);
  }

  @Test
  void labelsAreUnsigned() {
    assertThat(EXAMPLES.label(2)).isEqualTo(200);
  }

  @Test
  void knowsItsSizes() {
    assertThat(EXAMPLES.size()).isEqualTo(3);
    assertThat(EXAMPLES.inputs()).isEqualTo(2);
    assertThat(EXAMPLES.unit()).isEqualTo(255);
  }

  @Test
  void refusesLengthsThatDoNotFit() {
    assertThatThrownBy(() -> new ByteExamples(2, new byte[5], new byte[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number of values: 5 (expected 2 inputs for each of 3 labels)");
  }
}
