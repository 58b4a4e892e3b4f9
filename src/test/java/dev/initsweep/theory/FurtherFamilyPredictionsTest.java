package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Networks;
import dev.initsweep.network.Patches;
import dev.initsweep.network.PatchesNetwork;
import dev.initsweep.network.Vectors;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.PredictorSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What predictors say of networks that are not fully connected. */
class FurtherFamilyPredictionsTest {

  /** Weights: 5 x 3 filters, which 4 patches share, and 12 x 2 in the output layer. */
  private static final Patches NETWORK =
      new Patches(4, 5, 3, 2, Activation.RELU, BiasTreatment.NONE);

  private static final Networks NETWORKS = Networks.ALL.with(PatchesNetwork.LINE);

  private static final PredictorInput INVENTED =
      Invented.question(20, BiasTreatment.NONE, .05, 8, 3, 20, 7, 2);
  private static final Setting SETTING =
      INVENTED.group().setting().change().architecture(NETWORK).build();

  private static Prediction answer(Predictor predictor, Axis axis) {
    Group group = new Group(SETTING, axis);
    List<CellResult> trainings =
        IntStream.rangeClosed(-3, 8)
            .mapToObj(octave -> axis.coordinate(Math.pow(2, octave), NETWORK))
            .map(coordinate -> Trainings.trained(group.cell(coordinate, 1), 6.))
            .toList();
    return predictor.answer(new PredictorInput(group, INVENTED.data(), trainings));
  }

  @Test
  void theRecursionsOfDenseLayersAreRefusedInOneSentence() {
    TreeSet<String> refused = new TreeSet<>();
    for (String name : Predictors.standard().names()) {
      Predictor predictor = Predictors.standard().named(PredictorSpec.named(name));
      if (predictor.refuses(SETTING).isPresent()) {
        refused.add(name);
        Prediction prediction = answer(predictor, new Axis.FanIn());
        assertThat(prediction.scales()).isEmpty();
        assertThat(prediction.reason())
            .matches(
                "it speaks of fully connected (and convolutional )?networks, and 4x5:3-2 is none");
      } else if (!name.equals("free-energy")) {
        // That one draws networks of the product's own families; see below.
        assertThatCode(() -> answer(predictor, new Axis.FanIn())).doesNotThrowAnyException();
      }
    }
    assertThat(refused)
        .containsExactly(
            "critical", "edge-of-stability", "kernel", "lsuv", "unit-logits", "variance-aware");
  }

  /** All trainings end with n_l |W_l|^2 / d_l = 6, whatever they start with. */
  @Test
  void measuredConditionsNeedTensorsOnly() {
    for (String name : List.of("kl-bound", "kl-norm", "kl-total", "kl-once")) {
      Prediction prediction =
          answer(Predictors.standard().named(PredictorSpec.named(name)), new Axis.FanIn());
      assertThat(prediction.coordinate().orElseThrow()).as(name).isCloseTo(6, within(.4));
    }
  }

  /** On one axis of one variance: s0^2 = (15 x 6 / 5 + 24 x 6 / 12) / 39. */
  @Test
  void theTheoremCountsTheSharedWeightsOnce() {
    Prediction prediction =
        answer(Predictors.standard().named(PredictorSpec.named("horii-has")), new Axis.Global());
    assertThat(prediction.roots().get(0)).isCloseTo((15 * 1.2 + 24 * .5) / 39, within(1e-3));
  }

  @Test
  void schemesNameAScaleOfEachTensor() {
    Prediction glorot =
        answer(Predictors.standard().named(PredictorSpec.named("glorot")), new Axis.FanIn());
    assertThat(glorot.scales().orElseThrow().perLayer())
        .containsExactly(10. / 8, Identity.canonical(24. / 14));
  }

  /** Of the mean loss over the networks that are drawn, which stay the same but for their scale. */
  @Test
  void freeEnergysForceIsTheSlopeOfTheFamilysOwnLoss() {
    TrainingInputs inputs = TrainingInputs.of(INVENTED, 20);
    double x = 1.5;
    double h = 1e-5;
    double quotient =
        (meanLoss(x * Math.exp(h), inputs) - meanLoss(x * Math.exp(-h), inputs)) / (2 * h);
    assertThat(new FreeEnergy(NETWORKS).at(SETTING, new Axis.FanIn(), x, inputs).loss())
        .isCloseTo(quotient, within(1e-7));
  }

  private static double meanLoss(double g, TrainingInputs inputs) {
    double sum = 0;
    for (int pair = 0; pair < 16; pair++) {
      DoubleNetwork drawn = DoubleNetwork.random(NETWORKS, SETTING, Scales.uniform(g, 2), pair);
      for (DoubleNetwork start : List.of(drawn, drawn.withLastLayerFlipped())) {
        for (int i = 0; i < inputs.size(); i++) {
          double[] residual =
              Vectors.residual(start.pass(inputs.values(i)).logits(), inputs.label(i));
          sum -= Math.log(1 + residual[inputs.label(i)]) / (32 * inputs.size());
        }
      }
    }
    return sum;
  }
}
