package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What predictors without training say of convolutional networks. */
class ConvolutionalPredictionsTest {

  /** 40 examples of 20 values in 2 classes. */
  private static final PredictorInput INVENTED =
      Invented.question(40, BiasTreatment.NONE, .05, 8, 3, 20, 7, 2);

  private static Prediction answer(String predictor, String network) {
    Setting setting =
        INVENTED
            .group()
            .setting()
            .change()
            .architecture(Architectures.ALL.parse(network, Activation.RELU, BiasTreatment.NONE))
            .build();
    return Predictors.standard()
        .named(PredictorSpec.named(predictor))
        .answer(
            new PredictorInput(new Group(setting, new Axis.FanIn()), INVENTED.data(), List.of()));
  }

  private static List<Double> scales(String predictor, String network) {
    return answer(predictor, network).scales().orElseThrow().perLayer();
  }

  /** In 16 channels of a window of 9 each input takes part 144 times. */
  @Test
  void glorotCountsTheWindowOnBothSides() {
    assertThat(scales("glorot", "4x5x1: 16c3s2 +(16c1) 2"))
        .containsExactly(
            Identity.canonical(18. / (9 + 144)), 1., 1., Identity.canonical(192. / (96 + 2)));
  }

  @Test
  void criticalIsHesOfLayersInARow() {
    assertThat(scales("critical", "4x5x1: 16c3 p2 2")).allMatch(g -> Math.abs(g - 2) < .02);
    assertThat(answer("critical", "4x5x1: 16c3 +(16c1) 2").reason())
        .isEqualTo("it speaks of layers in a row, and 4x5x1: 16c3 +(16c1) 2 has a residual branch");
  }

  /** Windows of one position over one position are a fully connected network. */
  @Test
  void convolutionsOfOnePositionAreMeasuredAsDenseLayersAreComputed() {
    for (String predictor : List.of("lsuv", "unit-logits", "variance-aware")) {
      List<Double> dense = scales(predictor, "20-64-64-2");
      List<Double> measured = scales(predictor, "1x1x20: 64c1 64 2");
      for (int l = 0; l < 3; l++) {
        assertThat(measured.get(l)).as(predictor).isCloseTo(dense.get(l), withinPercentage(25));
      }
    }
  }

  /** By hand: each of 4 x 5 pixels is under the windows of its neighbours within the plane. */
  @Test
  void bordersCountAsZeros() {
    TrainingInputs inputs = TrainingInputs.of(INVENTED, LayerInputs.EXAMPLES);
    double seen = 0;
    for (int e = 0; e < inputs.size(); e++) {
      for (int i = 0; i < 20; i++) {
        int rows = i / 5 == 0 || i / 5 == 3 ? 2 : 3;
        int columns = i % 5 == 0 || i % 5 == 4 ? 2 : 3;
        seen += rows * columns * Math.pow(inputs.values(e)[i], 2) / inputs.size();
      }
    }
    double mean = seen / 9 / 20;
    assertThat(scales("lsuv", "4x5x1: 6c3 2").get(0)).isCloseTo(1 / mean, withinPercentage(1));
    assertThat(scales("variance-aware", "4x5x1: 6c3 2").get(0))
        .isCloseTo(inputs.variance() / mean, withinPercentage(1));
  }

  @Test
  void scalesOfAResidualBranchAreSetTooAndLargestValuesAreSeen() {
    List<Double> found = scales("lsuv", "4x5x1: 32c3 +(32c3) p2 2");
    assertThat(found).hasSize(4).allMatch(g -> g > 0);
    // The largest of four values has a greater mean square, and so the output needs less.
    assertThat(found.get(3)).isLessThan(scales("lsuv", "4x5x1: 32c3 +(32c3) a2 2").get(3));
    assertThat(found.get(0)).isCloseTo(scales("lsuv", "4x5x1: 6c3 2").get(0), within(1e-12));
  }
}
