package dev.initsweep.train;

import static dev.initsweep.cell.InitialBiases.Kind.VARIANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Outcome;
import dev.initsweep.data.Dataset;
import dev.initsweep.network.DoubleNetwork;
import dev.initsweep.network.Network;
import dev.initsweep.network.Networks;
import dev.initsweep.network.Vectors;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines on convolutional networks: what they record, and that packing changes no bit. */
class ConvolutionalEngineTest {

  private static final int PERTURBATIONS = 10;

  static Stream<Trial> trials() {
    return Stream.of(
        trial("6x6x1: 4c3 p2 6c3 3"),
        trial("7x5x2: 5c3s2 +(5c3 5c1) a2 6 3").activation(Activation.TANH).weightDecay(.01),
        trial("7x7x1: 13c5 p2 3c3v 3").activation(Activation.LEAKY_RELU).batchSize(7),
        trial("6x6x2: 4c3 p2 3c1 3").activation(Activation.GELU).biases(BiasTreatment.NONE),
        trial("6x6x1: 4c3 p2 3")
            .activation(Activation.ELU)
            .biases(BiasTreatment.FROZEN)
            .sampling(MinibatchSampling.REPLACEMENT),
        trial("5x5x2: +(3c3 2c3) 3").biases(BiasTreatment.FROZEN).initialBiases(VARIANCE, .1),
        trial("6x6x1: p2 4c3 3").activation(Activation.SIGMOID),
        trial("8x8x1: 3c3 p2 4c3 p2 3").activation(Activation.SELU).batchSize(1).epochs(2),
        trial("5x5x1: 3c3v 3c3 3").activation(Activation.SWISH));
  }

  private static Trial trial(String text) {
    return new Trial().network(text).trainExamples(50).epochs(5).learningRate(.1);
  }

  private static List<Outcome> outcomes(Engine engine, List<Cell> cells, Dataset data) {
    return engine.train(new CellBatch(cells), data, TrainingMonitor.NONE);
  }

  @ParameterizedTest
  @MethodSource("trials")
  void packingDoesNotChangeBits(Trial trial) {
    Dataset data = trial.data(60, 20);
    List<Cell> cells = Stream.of(.5, 1., 2., 1e9, 3., 4., 8., 9., 10.).map(trial::cell).toList();
    assertThat(outcomes(new FusedEngine(), cells, data))
        .isEqualTo(outcomes(new FusedEngine(1), cells, data));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void recordsWhatDl4jRecords(Trial trial) {
    Dataset data = trial.data(60, 20);
    Cell cell = trial.cell(2);
    Outcome.Trained fused = trained(new FusedEngine(), cell, data);
    Outcome.Trained dl4j = trained(new Dl4jEngine(), cell, data);
    for (int e = 0; e < fused.runningLosses().size(); e++) {
      assertThat(fused.runningLosses().get(e))
          .isCloseTo(dl4j.runningLosses().get(e), withinPercentage(1e-2));
    }
    assertThat(fused.noise().end()).isCloseTo(dl4j.noise().end(), withinPercentage(.1));
    for (int l = 0; l < cell.setting().architecture().depth(); l++) {
      double weights = cell.setting().architecture().weights(l);
      double norm = weights * fused.start().meanSquares().get(l);
      assertThat(fused.balance().drift().get(l))
          .isCloseTo(dl4j.balance().drift().get(l), within(1e-4 * norm));
      assertThat(fused.balance().step2().get(l))
          .isCloseTo(dl4j.balance().step2().get(l), within(1e-4 * norm));
      double grown = fused.end().meanSquares().get(l) - fused.start().meanSquares().get(l);
      assertThat(weights * grown)
          .isCloseTo(
              fused.balance().drift().get(l) + fused.balance().step2().get(l), within(1e-4 * norm));
    }
  }

  /** Sums beyond 100, where the exponentials of DL4J's own derivatives overflow. */
  @ParameterizedTest
  @EnumSource(names = {"GELU", "SWISH"})
  void largeSumsLeaveBothEnginesFinite(Activation activation) {
    for (String network : List.of("6x6x1: 4c3 p2 6c3 3", "36-20-20-3")) {
      Trial trial = trial(network).activation(activation).epochs(1).learningRate(1e-6);
      Dataset data = trial.data(60, 20);
      double fused = trained(new FusedEngine(), trial.cell(1e5), data).end().trainLoss();
      double dl4j = trained(new Dl4jEngine(), trial.cell(1e5), data).end().trainLoss();
      assertThat(fused).isCloseTo(dl4j, withinPercentage(.1));
    }
  }

  /** Training amplifies rounding: three times what one ulp of the initial weights does. */
  @ParameterizedTest
  @MethodSource("trials")
  void endsWhereDl4jEnds(Trial trial) {
    Dataset data = trial.data(60, 20);
    Cell cell = trial.cell(2);
    Parameters start = InitialWeights.of(cell);
    Random random = new Random(1);
    List<Parameters> starts =
        IntStream.rangeClosed(0, PERTURBATIONS)
            .mapToObj(i -> i == 0 ? start : EngineAudit.neighbour(start, random))
            .toList();
    List<Double> losses =
        new BatchTraining(new Dl4jEngine(), data, TrainingMonitor.NONE, StateStore.NONE)
            .outcomes(Collections.nCopies(starts.size(), cell), starts).stream()
                .map(outcome -> ((Outcome.Trained) outcome).end().trainLoss())
                .toList();
    double expected = losses.get(0);
    double spread =
        losses.stream().mapToDouble(loss -> Math.abs(loss - expected)).max().orElseThrow();
    assertThat(trained(new FusedEngine(), cell, data).end().trainLoss())
        .isCloseTo(expected, within(3 * spread + 1e-7 * expected));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void theFastNoiseIsTheReferences(Trial trial) {
    Cell cell = trial.cell(2);
    CellData data = new CellData(cell, trial.data(60, 20));
    Parameters parameters = InitialWeights.of(cell);
    Architecture architecture = cell.setting().architecture();
    GradientNoiseProbe.Moments fast =
        GradientNoiseProbe.of(architecture, Networks.ALL.of(architecture), data)
            .measure(parameters);
    GradientNoiseProbe.Moments slow =
        new ReferenceNoiseProbe(architecture, Networks.ALL.of(architecture), data)
            .measure(parameters);
    assertThat(fast.trace()).isCloseTo(slow.trace(), withinPercentage(1e-3));
    assertThat(fast.inner()).isCloseTo(slow.inner(), within(1e-5 * (1 + Math.abs(slow.inner()))));
  }

  /** By every single gradient of the reference in double, from the definitions. */
  @ParameterizedTest
  @MethodSource("trials")
  void isotropyIsThatOfTheReferencesGradients(Trial trial) {
    int count = 20;
    Cell cell = trial.trainExamples(count).cell(2);
    CellData data = new CellData(cell, trial.data(count, 20));
    Parameters parameters = InitialWeights.of(cell);
    Architecture architecture = cell.setting().architecture();
    DoubleNetwork network = parameters.inDouble(Networks.ALL.of(architecture));
    double[][][] byLayer = new double[architecture.depth()][count][];
    double[][] whole = new double[count][];
    float[] values = new float[architecture.inputs()];
    double[] example = new double[values.length];
    for (int e = 0; e < count; e++) {
      data.train().copyInputs(e, values, 0);
      Arrays.setAll(example, i -> values[i]);
      DoubleNetwork gradient = network.zero();
      Network.Pass pass = network.pass(example);
      pass.addGradient(1, Vectors.residual(pass.logits(), data.train().label(e)), gradient);
      for (int l = 0; l < byLayer.length; l++) {
        byLayer[l][e] = flat(gradient.weights(l));
      }
      whole[e] =
          IntStream.range(0, byLayer.length)
              .mapToObj(gradient::weights)
              .flatMapToDouble(weights -> Arrays.stream(flat(weights)))
              .toArray();
    }
    GradientNoiseProbe probe =
        GradientNoiseProbe.of(architecture, Networks.ALL.of(architecture), data);
    probe.measure(parameters);
    NoiseIsotropy isotropy = probe.isotropy();
    BruteForce.assertIsotropy(isotropy.overall(), whole, 5e-3);
    for (int l = 0; l < byLayer.length; l++) {
      BruteForce.assertIsotropy(isotropy.byLayer().get(l), byLayer[l], 5e-3);
    }
  }

  private static double[] flat(double[][] weights) {
    return Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
  }

  /** Values kept for a pass, by hand: what is pooled before its activation counts once, pooled. */
  @Test
  void memoryCountsValuesOfPassesAndWhatWindowsCover() {
    Trial trial = trial("28x28x1: 16c3 p2 32c3 p2 64 10").batchSize(50);
    MemoryNeed need = new FusedEngine().memory(trial.setting());
    double values = 16 * 196 + 32 * 49 + 64 + 10;
    double weights = 9 * 16 + 144 * 32 + 1568 * 64 + 640;
    double gradients = 50 * weights;
    double heap = 4 * ((25 + 32) * (784 + 4 * values) + 4 * 8 * weights + gradients) + 50 * 784;
    assertThat((double) need.heap()).isCloseTo(heap, withinPercentage(.1));
    // At least what the second layer's windows cover, column by column, in both passes, and the
    // weights.
    assertThat((double) need.nativeBytes())
        .isGreaterThan(4 * ((25 + 32) * 3 * 16 * 196 + 8 * weights + gradients));
  }

  private static Outcome.Trained trained(Engine engine, Cell cell, Dataset data) {
    return (Outcome.Trained) outcomes(engine, List.of(cell), data).get(0);
  }
}
