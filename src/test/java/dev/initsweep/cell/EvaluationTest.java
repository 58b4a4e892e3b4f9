package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** V and its ratios, against all weights and biases of a network in one list. */
class EvaluationTest {

  private static final List<Integer> WIDTHS = List.of(7, 5, 4, 3);
  private static final Scales SCALES = new Scales(List.of(.5, 2., 3.));

  private final Random random = new Random(4);
  private final List<Double> all = new ArrayList<>();
  private final List<List<Double>> byLayer = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(BiasTreatment.class)
  void meanSquaresAreOfAllParametersTogether(BiasTreatment biases) {
    Architecture architecture = new Mlp(WIDTHS, Activation.RELU, biases);
    Evaluation evaluation = drawn(architecture);
    assertThat(architecture.parameters()).isEqualTo(all.size());
    assertThat(evaluation.meanSquare(architecture).orElseThrow())
        .isCloseTo(mean(all), within(1e-12));
    for (int l = 0; l < 3; l++) {
      double mean = mean(byLayer.get(l));
      assertThat(evaluation.layerMeanSquares(architecture).get(l)).isCloseTo(mean, within(1e-12));
      assertThat(evaluation.layerRatios(architecture, SCALES).get(l))
          .isCloseTo(mean * WIDTHS.get(l) / SCALES.layer(l), within(1e-12));
    }
  }

  @Test
  void theRatioOfTheWholeNeedsOneVariance() {
    Architecture architecture = new Mlp(WIDTHS, Activation.RELU, BiasTreatment.TRAINED);
    Evaluation evaluation = drawn(architecture);
    double variance = .01 / 3;
    // As a plan's axis of one variance has them: fan-in times variance, to 12 digits.
    Scales global = new Scales(List.of(7 * variance, 5 * variance, 4 * variance));
    assertThat(evaluation.ratio(architecture, global).orElseThrow())
        .isCloseTo(mean(all) / variance, within(1e-9));
    assertThat(evaluation.ratio(architecture, SCALES)).isEmpty();
    assertThat(evaluation.ratio(architecture, Scales.he(3))).isEmpty();
    Scales nearly = new Scales(List.of(7 * variance, 5 * variance * (1 + 1e-8), 4 * variance));
    assertThat(evaluation.ratio(architecture, nearly)).isEmpty();
  }

  @Test
  void nothingIsSaidWhereBiasesAreNotKnown() {
    Architecture architecture = new Mlp(WIDTHS, Activation.RELU, BiasTreatment.TRAINED);
    Evaluation known = drawn(architecture);
    Evaluation evaluation = new Evaluation(1, 1, 1, 1, known.meanSquares());
    Scales global = new Scales(List.of(7., 5., 4.));
    assertThat(evaluation.meanSquare(architecture)).isEmpty();
    assertThat(evaluation.layerMeanSquares(architecture)).isEmpty();
    assertThat(evaluation.ratio(architecture, global)).isEmpty();
    assertThat(evaluation.layerRatios(architecture, global)).isEmpty();
  }

  private Evaluation drawn(Architecture architecture) {
    List<Double> weights = new ArrayList<>();
    List<Double> biases = new ArrayList<>();
    for (int l = 0; l < 3; l++) {
      List<Double> ofWeights = draws(architecture.fanIn(l) * architecture.units(l));
      List<Double> layer = new ArrayList<>(ofWeights);
      weights.add(mean(ofWeights));
      if (architecture.hasBiases()) {
        List<Double> ofBiases = draws(architecture.units(l));
        biases.add(mean(ofBiases));
        layer.addAll(ofBiases);
      }
      byLayer.add(layer);
      all.addAll(layer);
    }
    return new Evaluation(1, .5, 1, .5, weights, biases);
  }

  private List<Double> draws(int count) {
    return random.doubles(count, -1, 1).map(x -> x * x).boxed().toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(x -> x).average().orElseThrow();
  }
}
