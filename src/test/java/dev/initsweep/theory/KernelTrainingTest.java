package dev.initsweep.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Scales;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.theory.KernelTraining.Result;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelTrainingTest {

  private static final int EXAMPLES = 12;
  private static final int STEPS = 60;
  private static final double RATE = .0005;

  /** A wide network's own trainings, from the same logits, in full batches. */
  @ParameterizedTest
  @EnumSource
  void gainsWhatAWideNetworkGains(BiasTreatment biases) {
    PredictorInput question =
        Invented.question(EXAMPLES, biases, RATE, EXAMPLES, STEPS, 10, 2000, 3);
    TrainingInputs inputs = TrainingInputs.of(question, EXAMPLES);
    Architecture architecture = question.group().setting().architecture();
    Scales scales = new Scales(List.of(4., 5.));
    double[] gains = new double[2];
    double[] predicted = new double[2];
    for (int seed = 0; seed < 4; seed++) {
      double[][] unit =
          inputs.logits(DoubleNetwork.random(architecture, Scales.uniform(1, 2), seed));
      Result result =
          new KernelTraining(question.group().setting(), inputs, unit, STEPS, 1)
              .from(scales)
              .orElseThrow();
      DoubleNetwork start = DoubleNetwork.random(architecture, scales, seed);
      DoubleNetwork network = start;
      for (int step = 0; step < STEPS; step++) {
        DoubleNetwork gradient = inputs.gradient(network);
        if (biases != BiasTreatment.TRAINED) {
          for (int l = 0; l < 2; l++) {
            Arrays.fill(gradient.biases(l), 0);
          }
        }
        network = network.plus(-RATE, gradient);
      }
      for (int l = 0; l < 2; l++) {
        gains[l] += network.weightProduct(network, l) - start.weightProduct(start, l);
        predicted[l] += result.gains().get(l);
      }
    }
    for (int l = 0; l < 2; l++) {
      assertThat(gains[l])
          .as("layer %s", l)
          .isCloseTo(predicted[l], within(.12 * Math.abs(predicted[l])));
    }
  }
}
