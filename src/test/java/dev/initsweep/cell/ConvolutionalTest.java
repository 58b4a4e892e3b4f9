package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionalTest {

  private static Architecture parse(String text) {
    return Architectures.ALL.parse(text, Activation.RELU, BiasTreatment.TRAINED);
  }

  /** Sizes by hand: those of the network that docs/training.md takes as its example. */
  @Test
  void countsFanInsWeightsAndUsesOfTheExample() {
    Architecture network = parse("28x28x1: 16c3 p2 32c3 p2 64 10");
    assertThat(network.depth()).isEqualTo(4);
    assertThat(network.tensors())
        .isEqualTo(
            List.of(
                new WeightTensor("convolution1", 9, 144),
                new WeightTensor("convolution2", 144, 4608),
                new WeightTensor("dense3", 1568, 100_352),
                new WeightTensor("dense4", 64, 640)));
    assertThat(List.of(network.uses(0), network.uses(1), network.uses(2), network.uses(3)))
        .isEqualTo(List.of(784, 196, 1, 1));
    assertThat(network.units()).isEqualTo(16 + 32 + 64 + 10);
    assertThat(network.input().sizes()).containsExactly(1, 28, 28);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "28x28x1: 16c3 p2 32c3 p2 64 10",
        "32x32x3: 8c3 +(8c3 8c3) p2 16c3s2 a2 10",
        "11x11x2: 3c5s2v p2s1 a2s1 4",
        "5x5x1: +(2c1 1c1) p5 2"
      })
  void textsAreReadBack(String text) {
    assertThat(parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "28x28x1: 16c3s1 p2s2 10, 28x28x1: 16c3 p2 10",
    "28x28x1:16c3   p2 10, 28x28x1: 16c3 p2 10"
  })
  void otherWritingsOfOneNetworkHaveOneText(String text, String canonical) {
    assertThat(parse(text).text()).isEqualTo(canonical);
  }

  @Test
  void theDataSetSaysInputAndClasses() {
    InputShape plane = new InputShape(List.of(28, 28));
    assertThat(Architectures.ALL.complete("16c3 p2 64", plane, 10))
        .isEqualTo("28x28x1: 16c3 p2 64 10");
    InputShape planes = new InputShape(List.of(3, 32, 30));
    assertThat(Architectures.ALL.complete("16c3", planes, 7)).isEqualTo("32x30x3: 16c3 7");
    assertThat(Architectures.ALL.complete("784-10", plane, 10)).isEqualTo("784-10");
    assertThat(Architectures.ALL.complete("28x28x1: 1c3 10", plane, 10))
        .isEqualTo("28x28x1: 1c3 10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28x28x1: 16d3 10|(expected 16c3 (a convolution), ",
        "28x28x1: 16c3 p0 10|(fully connected); there is p0 at place 2)",
        "28x28x1: 16c3 p29 10|(expected a window of at most 28, as the layer takes 28x28x16; there is"
            + " p29 at place 2)",
        "28x28x1: 16c3 64 16c3 10|no convolution after a fully connected layer; there is 16c3 at"
            + " place 3)",
        "28x28x1: 16c3 64 p2 10|no pooling after a fully connected layer; there is p2 at place 3)",
        "28x28x1: 64 10|(expected a layer that is not fully connected, ",
        "28x28x1: 16c3 p2|(expected the number of classes; there is p2 at place 2)",
        "28x28x1: 16c3 +(16c3 10|no fully connected layer in a branch; there is 10 at place 3)",
        "28x28x1: 16c3 +(16c3|a ) that closes the branch; there is +(16c3 at place 2)",
        "28x28x1: 16c3) 10|no ) without +( before it; there is 16c3) at place 1)",
        "28x28x1: 16c3 +(8c3) 10|(expected a branch that ends in 28x28x16, as it begins, and not in"
            + " 28x28x8; there is +(8c3) at place 2)",
        "28x28x1: 1c1 +(1c1 +(1c1) 1c1) 10|no branch in a branch; there is +(1c1) at place 3)",
        "28x28x1:|(fully connected); there is nothing at place 1)",
        "0x28x1: 16c3 10|Invalid volume: 0x28x1 (expected sizes of at least 1)",
        "99999x99999x9: 1c1 10|(expected no more than 2147483647 values or weights)",
        "28x28x1: 999999c3 999999c3 10|(expected no more than 2147483647 values or weights)",
      })
  void mistakesAreNamedByPlace(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void paddingKeepsSizesAndPutsTheSmallerHalfBefore() {
    ConvolutionalStep step = ((Convolutional) parse("7x6x1: 1c4s2 2")).steps().get(0);
    assertThat(List.of(step.out().height(), step.out().width())).isEqualTo(List.of(4, 3));
    // 3 x 2 + 4 - 7 = 3 rows and 2 x 2 + 4 - 6 = 2 columns are missing.
    assertThat(List.of(step.top(), step.left())).isEqualTo(List.of(1, 1));
    assertThat(step.index(0, 0, 0, 0)).isEqualTo(-1);
    assertThat(step.index(0, 0, 0, 5)).isEqualTo(0);
    assertThat(step.index(0, 3, 0, 4 * 2 + 1)).isEqualTo(-1);
  }
}
