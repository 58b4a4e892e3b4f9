package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.data.Dataset;
import dev.initsweep.data.Examples;
import dev.initsweep.network.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluatorTest {

  /** Large enough for several chunks and a short one. */
  private static final int EXAMPLES = 530;

  /** So small that an epoch does not move any float. */
  private static final double STANDING_STILL = 1e-12;

  @Test
  void measuresWhatIsPlainToSee() {
    // The network passes its inputs on as logits; the lowest class wins where all are equal.
    Examples examples =
        new Trial.Pixels(3, new byte[] {0, 0, 0, 0, 0, 0, (byte) 255, 0, 0}, new int[] {0, 1, 0});
    Cell cell = new Trial().widths(3, 3).trainExamples(3).batchSize(1).cell(2);
    Parameters identity =
        new Parameters(
            cell.setting().architecture(),
            new float[][] {{1, 0, 0, 0, 1, 0, 0, 0, 1}},
            new float[][] {{0, 0, 0}});
    CellData data = new CellData(cell, new Dataset("noise", "digest", 3, examples, examples));
    Evaluator.Measured measured =
        new Evaluator(
                cell.setting().architecture(), Networks.ALL.of(cell.setting().architecture()), data)
            .measure(identity);
    Evaluation evaluation = measured.evaluation();
    double loss = (2 * Math.log(3) + Math.log(Math.E + 2) - 1) / 3;
    assertThat(evaluation.trainLoss()).isCloseTo(loss, within(1e-12));
    assertThat(evaluation.testLoss()).isEqualTo(evaluation.trainLoss());
    assertThat(evaluation.testAccuracy()).isEqualTo(2 / 3.);
    assertThat(measured.testCorrect().toBytes()).containsExactly(0b101);
    assertThat(evaluation.meanSquares()).containsExactly(3 / 9.);
  }

  /** Against the running loss of a training in double that does not move. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void lossIsThatOfPlainLoopsInDouble(Activation activation) {
    Trial trial =
        new Trial()
            .activation(activation)
            .trainExamples(EXAMPLES)
            .learningRate(STANDING_STILL)
            .epochs(1);
    Cell cell = trial.cell(4);
    Dataset dataset = trial.data(EXAMPLES, 10);
    Evaluation evaluation =
        new Evaluator(
                cell.setting().architecture(),
                Networks.ALL.of(cell.setting().architecture()),
                new CellData(cell, dataset))
            .measure(InitialWeights.of(cell))
            .evaluation();
    double expected = new DoubleTraining(cell, dataset).runningLosses.get(0);
    assertThat(evaluation.trainLoss()).isCloseTo(expected, within(1e-6 * expected));
  }

  /**
   * At a rate near 0, step2 / eta^2 of an epoch is the sum of squared gradients, of single examples
   * at batch size one and of the mean at batch size N; and -drift / (2 eta) an inner product.
   */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void noiseIsThatOfSingleExamplesGradients(Activation activation) {
    Trial trial =
        new Trial()
            .activation(activation)
            .trainExamples(EXAMPLES)
            .learningRate(STANDING_STILL)
            .epochs(1);
    Dataset dataset = trial.data(EXAMPLES, 10);
    Cell cell = trial.batchSize(1).cell(4);
    DoubleTraining single = new DoubleTraining(cell, dataset);
    DoubleTraining whole = new DoubleTraining(trial.batchSize(EXAMPLES).cell(4), dataset);
    double trace =
        (sum(single.step2) / EXAMPLES - sum(whole.step2)) / (STANDING_STILL * STANDING_STILL);
    GradientNoiseProbe.Moments noise =
        GradientNoiseProbe.of(
                cell.setting().architecture(),
                Networks.ALL.of(cell.setting().architecture()),
                new CellData(cell, dataset))
            .measure(InitialWeights.of(cell));
    assertThat(noise.trace()).isCloseTo(trace, within(1e-5 * trace));
    assertThat(noise.inner()).isCloseTo(sum(whole.drift) / (-2 * STANDING_STILL), within(1e-5));
  }

  @Test
  void noiseIsMeasuredOnTheFirstThousand() {
    Trial trial = new Trial();
    Dataset dataset = trial.data(1100, 10);
    assertThat(noise(trial.trainExamples(1100).cell(2), dataset))
        .isEqualTo(noise(trial.trainExamples(1000).cell(2), dataset));
  }

  private static GradientNoiseProbe.Moments noise(Cell cell, Dataset dataset) {
    return GradientNoiseProbe.of(
            cell.setting().architecture(),
            Networks.ALL.of(cell.setting().architecture()),
            new CellData(cell, dataset))
        .measure(InitialWeights.of(cell));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
