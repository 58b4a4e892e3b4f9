package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every engine must do. The oracle is a DL4J network as a user would write it, given the
 * cell's initial weights and minibatches. Training amplifies rounding, so final losses are compared
 * by the spread that changes of the initial weights by one ulp make in the oracle.
 */
abstract class EngineContractTest {

  private static final int PERTURBATIONS = 10;

  abstract Engine engine();

  static IntStream numbers() {
    return IntStream.range(0, trials().size());
  }

  private static List<Trial> trials() {
    return List.of(
        trial(),
        trial().activation(Activation.LEAKY_RELU).widths(7, 9, 3),
        trial().activation(Activation.TANH).widths(7, 9, 4, 3),
        trial().activation(Activation.SIGMOID).widths(5, 10, 3),
        trial().activation(Activation.ELU).widths(5, 10, 1, 10, 3),
        trial().activation(Activation.SELU).batchSize(50),
        trial().activation(Activation.GELU).batchSize(7),
        trial().activation(Activation.SWISH).batchSize(1).epochs(2),
        trial().biases(BiasTreatment.NONE).widths(6, 3),
        trial().widths(1, 1, 2).batchSize(33),
        trial().weightDecay(.01).sampling(MinibatchSampling.REPLACEMENT),
        trial().widths(30, 40, 40, 40, 40, 10).learningRate(.02));
  }

  private static Trial trial() {
    return new Trial().trainExamples(50).epochs(25);
  }

  /** What the oracle says of a trial, made once for all engines. */
  private static final Map<Integer, Expected> EXPECTED = new ConcurrentHashMap<>();

  private record Expected(double loss, double spread) {

    static Expected of(Cell cell, Dataset data) {
      Parameters start = InitialWeights.of(cell);
      double loss = finalLoss(cell, data, start);
      Random random = new Random(1);
      double spread =
          IntStream.range(0, PERTURBATIONS)
              .mapToDouble(
                  i -> Math.abs(finalLoss(cell, data, EngineAudit.neighbour(start, random)) - loss))
              .max()
              .orElseThrow();
      return new Expected(loss, spread);
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void endsWhereDl4jEnds(int number) {
    Trial trial = trials().get(number).epochs(10);
    Cell cell = trial.cell(2);
    Dataset data = trial.data(60, 20);
    Expected expected = EXPECTED.computeIfAbsent(number, n -> Expected.of(cell, data));
    assertThat(trained(cell, data).end().trainLoss())
        .isCloseTo(expected.loss(), within(3 * expected.spread() + 1e-7 * expected.loss()));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void weightsGrowAsDl4jLetsThem(int number) {
    Trial trial = trials().get(number);
    // At 100 steps or fewer, rounding has not grown yet.
    Cell cell =
        trial
            .epochs(Math.min(trial.setting().epochs(), 100 / trial.setting().stepsPerEpoch()))
            .cell(2);
    Dataset data = trial.data(60, 20);
    Evaluation end = trained(cell, data).end();
    List<Double> expected = oracle(cell, data, InitialWeights.of(cell)).read().meanSquares();
    for (int l = 0; l < expected.size(); l++) {
      assertThat(end.meanSquares().get(l))
          .isCloseTo(expected.get(l), within(1e-5 * expected.get(l)));
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void biasesGrowAsDl4jLetsThem(int number) {
    Trial trial = trials().get(number).epochs(2);
    Cell cell = trial.cell(2);
    Dataset data = trial.data(60, 20);
    Evaluation end = trained(cell, data).end();
    Parameters expected = oracle(cell, data, InitialWeights.of(cell)).read();
    Architecture architecture = cell.setting().architecture();
    assertThat(end.biasMeanSquares()).hasSize(architecture.hasBiases() ? architecture.depth() : 0);
    for (int l = 0; l < end.biasMeanSquares().size(); l++) {
      double mean = 0;
      for (float bias : expected.biases(l)) {
        mean += (double) bias * bias / architecture.units(l);
      }
      assertThat(end.biasMeanSquares().get(l)).isCloseTo(mean, within(1e-4 * mean + 1e-12));
    }
  }

  /** By every single gradient of the oracle, from the definitions. */
  @ParameterizedTest
  @MethodSource("numbers")
  void isotropyIsThatOfDl4jsGradients(int number) {
    Trial trial = trials().get(number).weightDecay(0).epochs(2);
    Cell cell = trial.cell(2);
    Dataset data = trial.data(60, 20);
    GradientNoise noise = trained(cell, data).noise();
    ReferenceNetwork network = oracle(cell, data, InitialWeights.of(cell));
    CellData.Part examples = new CellData(cell, data).train();
    int depth = cell.setting().architecture().depth();
    double[][][] byLayer = new double[depth][examples.size()][];
    double[][] whole = new double[examples.size()][];
    for (int e = 0; e < examples.size(); e++) {
      double[][] gradients =
          network.gradients(inputs(cell, examples, new int[] {e}), examples.label(e));
      whole[e] = Arrays.stream(gradients).flatMapToDouble(Arrays::stream).toArray();
      for (int l = 0; l < depth; l++) {
        byLayer[l][e] = gradients[l];
      }
    }
    BruteForce.assertIsotropy(noise.isotropy(), whole, 1e-3);
    assertThat(noise.layerIsotropies()).hasSize(depth);
    for (int l = 0; l < depth; l++) {
      BruteForce.assertIsotropy(noise.layerIsotropies().get(l), byLayer[l], 1e-3);
    }
  }

  @Test
  void threeExamplesAreTooFewForAnIsotropy() {
    Trial trial = trial().trainExamples(3).batchSize(3).epochs(1);
    GradientNoise noise = trained(trial.cell(2), trial.data(60, 20)).noise();
    assertThat(noise.isotropy()).isNaN();
    assertThat(noise.layerIsotropies()).hasSize(3).allMatch(isotropy -> isotropy.isNaN());
  }

  @Test
  void noticesDivergence() {
    Trial trial = trial().learningRate(1e30);
    assertThat(outcome(trial.cell(1e4), trial.data(60, 20))).isInstanceOf(Outcome.Diverged.class);
  }

  @Test
  void outcomesComeInTheOrderOfTheCells() {
    Trial trial = trial().epochs(2);
    Dataset data = trial.data(60, 20);
    List<Cell> cells = Stream.of(4., 1., 2.).map(trial::cell).toList();
    List<Outcome> together = engine().train(new CellBatch(cells), data, TrainingMonitor.NONE);
    for (int k = 0; k < cells.size(); k++) {
      assertThat(together.get(k)).isEqualTo(outcome(cells.get(k), data));
    }
  }

  private Outcome outcome(Cell cell, Dataset data) {
    return engine().train(new CellBatch(List.of(cell)), data, TrainingMonitor.NONE).get(0);
  }

  private Outcome.Trained trained(Cell cell, Dataset data) {
    return (Outcome.Trained) outcome(cell, data);
  }

  private static ReferenceNetwork oracle(Cell cell, Dataset dataset, Parameters start) {
    Setting setting = cell.setting();
    CellData.Part examples = new CellData(cell, dataset).train();
    ReferenceNetwork network =
        new ReferenceNetwork(setting.architecture(), setting.learningRate(), setting.weightDecay());
    network.write(start);
    for (int epoch = 1; epoch <= setting.epochs(); epoch++) {
      int[] positions = new MinibatchOrder(cell).positions(epoch);
      for (int from = 0; from < positions.length; from += setting.batchSize()) {
        int to = Math.min(from + setting.batchSize(), positions.length);
        int[] minibatch = IntStream.range(from, to).map(i -> positions[i]).toArray();
        network.fit(inputs(cell, examples, minibatch), labels(examples, minibatch));
      }
    }
    return network;
  }

  private static double finalLoss(Cell cell, Dataset dataset, Parameters start) {
    CellData.Part examples = new CellData(cell, dataset).train();
    int[] all = IntStream.range(0, examples.size()).toArray();
    return oracle(cell, dataset, start).loss(inputs(cell, examples, all), labels(examples, all));
  }

  private static float[] inputs(Cell cell, CellData.Part examples, int[] positions) {
    int width = cell.setting().architecture().inputs();
    float[] inputs = new float[positions.length * width];
    for (int e = 0; e < positions.length; e++) {
      examples.copyInputs(positions[e], inputs, e * width);
    }
    return inputs;
  }

  private static int[] labels(CellData.Part examples, int[] positions) {
    return IntStream.of(positions).map(examples::label).toArray();
  }
}
