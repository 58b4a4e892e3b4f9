package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitialWeightsTest {

  /**
   * Expected numbers: plain Python 3.11, {@code regenerate.py weights DISTRIBUTION
   * initsweep-1/weights/seed=7/layer=0 2 3 2}, which is written from docs/training.md alone.
   */
  @ParameterizedTest
  @CsvSource({
    "NORMAL, -0x1.f56104p-3 0x1.9c996ep0 -0x1.483f82p0 -0x1.bc1d0ep-5 0x1.011fd8p-3 0x1.654946p-2",
    "UNIFORM, -0x1.a127eap-1 -0x1.90da58p-1 -0x1.b18ff2p-3 0x1.7db158p-6 0x1.807c02p0"
        + " -0x1.0e73f8p0",
    "TRUNCATED_NORMAL, -0x1.1cfee2p-2 0x1.d50ffcp0 -0x1.752afep0 -0x1.f8e3a4p-5 0x1.244fa8p-3"
        + " 0x1.962e0cp-2",
    "ORTHOGONAL, -0x1.a2b4c0p-3 0x1.5890c0p0 -0x1.121f78p0 -0x1.4e3420p-2 0x1.0743e2p0"
        + " 0x1.5adeb0p0"
  })
  void weightsAreThoseOfTheWrittenSemantics(InitialDistribution distribution, String expected) {
    float[] weights =
        InitialWeights.of(new Trial().widths(2, 3, 2).distribution(distribution).cell(2))
            .weights(0);
    Ulps.assertClose(weights, Ulps.floats(expected), 1);
  }

  /** Expected: {@code regenerate.py biases normal initsweep-1/biases/seed=7/layer=1 2 .05}. */
  @Test
  void biasesAreThoseOfTheWrittenSemantics() {
    Trial trial = new Trial().widths(2, 3, 2).initialBiases(InitialBiases.Kind.VARIANCE, .05);
    Ulps.assertClose(
        InitialWeights.of(trial.cell(2)).biases(1), Ulps.floats("-0x1.45e998p-2 0x1.1320bep-4"), 1);
  }

  /** Expected: {@code regenerate.py weights normal .../layer=0/scales=2,2 2 3 2}. */
  @ParameterizedTest
  @CsvSource({"ORDER, 0x1.15b82cp1", "NONE, 0x1.15b82cp1", "WEIGHTS, -0x1.f56104p-3"})
  void scalesEnterTheStreamUnlessWeightsAreCommon(CommonRandomNumbers common, String expected) {
    Trial trial = new Trial().widths(2, 3, 2).common(common);
    Ulps.assertClose(
        new float[] {InitialWeights.of(trial.cell(2)).weights(0)[0]}, Ulps.floats(expected), 1);
  }

  @ParameterizedTest
  @EnumSource(InitialDistribution.class)
  void momentsAreTheStatedOnes(InitialDistribution distribution) {
    double g = 3;
    int fanIn = 300;
    float[] weights =
        InitialWeights.of(new Trial().widths(fanIn, 200, 2).distribution(distribution).cell(g))
            .weights(0);
    int n = weights.length;
    double deviation = Math.sqrt(g / fanIn);
    double mean = mean(weights, 1) / deviation;
    double square = mean(weights, 2) / (deviation * deviation);
    double fourth = mean(weights, 4) / Math.pow(deviation, 4);
    // Five standard errors. Fourth moments at unit variance: 9/5 for a uniform; for a normal cut at
    // 2, (3 - 28 c) / (1 - 4 c)^2 with c = phi(2) / (2 Phi(2) - 1); 3 for a normal, of which an
    // entry
    // of an orthonormal frame of length 300 is 2/302 short.
    double expectedFourth =
        switch (distribution) {
          case NORMAL -> 3;
          case UNIFORM -> 1.8;
          case TRUNCATED_NORMAL -> 2.3655;
          case ORTHOGONAL -> 3 * 300 / 302.;
        };
    assertThat(mean).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(square).isCloseTo(1, within(5 * Math.sqrt((expectedFourth - 1) / n)));
    assertThat(fourth).isCloseTo(expectedFourth, within(5 * Math.sqrt(96. / n)));
  }

  @ParameterizedTest
  @EnumSource(InitialDistribution.class)
  void variancesOfOneSeedDifferByTheirScaleOnly(InitialDistribution distribution) {
    Trial trial = new Trial().distribution(distribution);
    Parameters one = InitialWeights.of(trial.cell(1));
    Parameters four = InitialWeights.of(trial.cell(4));
    for (int l = 0; l < 3; l++) {
      float[] doubled = four.weights(l).clone();
      for (int i = 0; i < doubled.length; i++) {
        doubled[i] /= 2;
      }
      // A factor of two is exact in binary, so nothing but the scale may differ.
      assertThat(doubled).isEqualTo(one.weights(l));
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "3, 5", "4, 4"})
  void orthogonalWeightsAreOrthonormalOnTheShorterSide(int fanIn, int fanOut) {
    double g = 2.5;
    float[] w =
        InitialWeights.of(
                new Trial()
                    .widths(fanIn, fanOut, 2)
                    .distribution(InitialDistribution.ORTHOGONAL)
                    .cell(g))
            .weights(0);
    boolean tall = fanIn >= fanOut;
    int vectors = Math.min(fanIn, fanOut);
    double norm = Math.max(fanIn, fanOut) * g / fanIn;
    for (int j = 0; j < vectors; j++) {
      for (int k = 0; k < vectors; k++) {
        double inner = 0;
        for (int i = 0; i < Math.max(fanIn, fanOut); i++) {
          inner +=
              tall
                  ? (double) w[i * fanOut + j] * w[i * fanOut + k]
                  : (double) w[j * fanOut + i] * w[k * fanOut + i];
        }
        assertThat(inner).isCloseTo(j == k ? norm : 0, within(1e-6));
      }
    }
  }

  @Test
  void biasesHaveTheStatedVariance() {
    Trial trial =
        new Trial()
            .widths(4, 20_000, 2)
            .initialBiases(InitialBiases.Kind.FAN_IN, .2)
            .distribution(InitialDistribution.UNIFORM);
    double square = mean(InitialWeights.of(trial.cell(1)).biases(0), 2);
    assertThat(square).isCloseTo(.2 / 4, within(.05 * 5 * Math.sqrt(.8 / 20_000)));
  }

  /** With g = 3 the weights and the biases of 4 inputs both have variance 3/4. */
  @Test
  void biasesOfTheAxisHaveTheVarianceOfTheirLayersWeights() {
    Trial trial = new Trial().widths(4, 20_000, 2).initialBiases(InitialBiases.Kind.AXIS, 0);
    Parameters parameters = InitialWeights.of(trial.cell(3));
    double error = .75 * 5 * Math.sqrt(2. / 20_000);
    assertThat(mean(parameters.biases(0), 2)).isCloseTo(.75, within(error));
    assertThat(mean(parameters.weights(0), 2)).isCloseTo(.75, within(error));
  }

  @Test
  void aNetworkWithoutBiasesHasNone() {
    Parameters parameters = InitialWeights.of(new Trial().biases(BiasTreatment.NONE).cell(2));
    assertThat(parameters.biases(0)).isEmpty();
  }

  @Test
  void seedsAndLayersHaveDrawsOfTheirOwn() {
    Trial trial = new Trial().widths(4, 4, 4, 3);
    float[] weights = InitialWeights.of(trial.cell(2)).weights(0);
    assertThat(InitialWeights.of(trial.cell(2)).weights(1)).isNotEqualTo(weights);
    assertThat(InitialWeights.of(trial.seed(8).cell(2)).weights(0)).isNotEqualTo(weights);
  }

  private static double mean(float[] values, int power) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> Math.pow(values[i], power));
    return Arrays.stream(doubles).average().orElseThrow();
  }
}
