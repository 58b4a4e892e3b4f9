package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Vectors;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.theory.FreeEnergy.Forces;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FreeEnergyTest {

  /** Networks at each coordinate: 16 pairs, seeds 0 to 15. */
  private static final int PAIRS = 16;

  private final PredictorInput small =
      Invented.question(10, BiasTreatment.NONE, .05, 4, 3, 6, 9, 7, 3);
  private final Setting setting = small.group().setting();
  private final TrainingInputs inputs = TrainingInputs.of(small, 10);

  static Stream<Axis> axes() {
    return Stream.of(
        new Axis.FanIn(),
        new Axis.Global(),
        new Axis.Layers(List.of(3., 1., 2.)),
        new Axis.Balanced());
  }

  @ParameterizedTest
  @MethodSource("axes")
  void lossForceIsTheDifferenceQuotientOfTheMeanLoss(Axis axis) {
    double x = axis.coordinate(1.6, setting.architecture());
    double h = 1e-5;
    double quotient =
        (meanLoss(axis, x * Math.exp(h)) - meanLoss(axis, x * Math.exp(-h))) / (2 * h);
    assertThat(new FreeEnergy().at(setting, axis, x, inputs).loss())
        .isCloseTo(quotient, within(1e-7));
  }

  @ParameterizedTest
  @MethodSource("axes")
  void entropyForceIsTheTemperatureTimesTheSlopeOfTheEntropy(Axis axis) {
    Architecture architecture = setting.architecture();
    double x = axis.coordinate(1.6, architecture);
    double h = 1e-5;
    double quotient = (entropy(axis, x * Math.exp(h)) - entropy(axis, x * Math.exp(-h))) / (2 * h);
    double temperature = .05 * traceOfCovariance(axis, x) / (2 * 4 * architecture.weights());
    Forces forces = new FreeEnergy().at(setting, axis, x, inputs);
    assertThat(forces.entropy()).isCloseTo(temperature * quotient, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("closedForms")
  void hasTheClosedFormOfSmallReluNetworksWithoutBiases(Axis axis, double expected) {
    // Logits of variance g^3 mean x^2 / 4, that is 1e-3 or less, are small.
    PredictorInput question = Invented.question(60, BiasTreatment.NONE, .02, 8, 3, 12, 80, 60, 10);
    Group group = new Group(question.group().setting(), axis);
    Prediction prediction =
        new FreeEnergy().answer(new PredictorInput(group, question.data(), List.of()));
    // Of 16 pairs and 10 classes, the loss's force has a standard error of about .16 octaves.
    double octaves = Math.log(prediction.coordinate().orElseThrow() / expected) / Math.log(2);
    assertThat(octaves).isCloseTo(0, within(.4));
  }

  static Stream<Arguments> closedForms() {
    // eta mean(n_l) / (2 B) and eta / (2 B)
    return Stream.of(
        Arguments.of(new Axis.FanIn(), .02 * (12 + 80 + 60) / 3 / 16),
        Arguments.of(new Axis.Global(), .02 / 16));
  }

  @Test
  void saysThatTheAxisEndsAboveTheMinimum() {
    Group group = new Group(setting, new Axis.Balanced());
    Prediction prediction =
        new FreeEnergy().answer(new PredictorInput(group, small.data(), List.of()));
    assertThat(prediction.reason()).startsWith("the start's free energy has no minimum at r ");
  }

  private double meanLoss(Axis axis, double coordinate) {
    double sum = 0;
    for (DoubleNetwork start : starts(axis, coordinate)) {
      for (int i = 0; i < inputs.size(); i++) {
        double[] logits = start.pass(inputs.values(i)).logits();
        double exponentials = 0;
        for (double logit : logits) {
          exponentials += Math.exp(logit);
        }
        sum += Math.log(exponentials) - logits[inputs.label(i)];
      }
    }
    return sum / (2 * PAIRS * inputs.size());
  }

  private double entropy(Axis axis, double coordinate) {
    Architecture architecture = setting.architecture();
    double sum = 0;
    for (int l = 0; l < architecture.depth(); l++) {
      sum +=
          architecture.weights(l)
              / 2.
              * Math.log(axis.scales(coordinate, architecture).layer(l) / architecture.fanIn(l));
    }
    return sum;
  }

  /** From the examples' own gradients, one by one. */
  private double traceOfCovariance(Axis axis, double coordinate) {
    double sum = 0;
    for (DoubleNetwork start : starts(axis, coordinate)) {
      DoubleNetwork mean = inputs.gradient(start);
      for (int i = 0; i < inputs.size(); i++) {
        Network.Pass pass = start.pass(inputs.values(i));
        DoubleNetwork own = start.zero();
        pass.addGradient(1, Vectors.residual(pass.logits(), inputs.label(i)), own);
        DoubleNetwork centred = own.plus(-1, mean);
        for (int l = 0; l < start.depth(); l++) {
          sum += centred.weightProduct(centred, l) / inputs.size();
        }
      }
    }
    return sum / (2 * PAIRS);
  }

  private List<DoubleNetwork> starts(Axis axis, double coordinate) {
    return IntStream.range(0, PAIRS)
        .mapToObj(
            seed ->
                DoubleNetwork.random(
                    setting.architecture(), axis.scales(coordinate, setting.architecture()), seed))
        .flatMap(network -> Stream.of(network, network.withLastLayerFlipped()))
        .toList();
  }
}
