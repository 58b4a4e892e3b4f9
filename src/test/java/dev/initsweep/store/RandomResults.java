package dev.initsweep.store;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results of cells that nobody trained: any value that the records allow. */
final class RandomResults {

  private final Random random;

  RandomResults(long seed) {
    this.random = new Random(seed);
  }

  CellResult next() {
    Cell cell = cell();
    return new CellResult(cell, outcome(cell), provenance("dl4j", "kernel-1"));
  }

  Cell cell() {
    Setting setting = setting();
    int depth = setting.architecture().depth();
    Scales scales =
        random.nextBoolean()
            ? Scales.uniform(positive(), depth)
            : new Scales(list(depth, this::positive));
    long seed = random.nextBoolean() ? random.nextInt(1000) : Cell.FIRST_PILOT_SEED + 3;
    return new Cell(setting, scales, seed);
  }

  Setting setting() {
    boolean biases = random.nextBoolean();
    int examples = 1 + random.nextInt(60_000);
    return Setting.of(
            new DataChoice(
                pick("mnist", "fashion-mnist"),
                pick("ab".repeat(32), "cd".repeat(32)),
                examples,
                pick(Subset.values()),
                pick(InputScaling.values())),
            new Mlp(
                Stream.concat(
                        IntStream.range(0, 1 + random.nextInt(4))
                            .mapToObj(l -> 1 + random.nextInt(800)),
                        Stream.of(10))
                    .toList(),
                pick(Activation.values()),
                biases ? pick(BiasTreatment.TRAINED, BiasTreatment.FROZEN) : BiasTreatment.NONE))
        .distribution(pick(InitialDistribution.values()))
        .initialBiases(
            biases && random.nextBoolean()
                ? new InitialBiases(InitialBiases.Kind.FAN_IN, positive())
                : InitialBiases.ZERO)
        .learningRate(positive())
        .weightDecay(pick(0.0, 1e-4))
        .batchSize(1 + random.nextInt(examples))
        .sampling(pick(MinibatchSampling.values()))
        .epochs(1 + random.nextInt(12))
        .common(pick(CommonRandomNumbers.values()))
        .build();
  }

  Outcome outcome(Cell cell) {
    return switch (random.nextInt(4)) {
      case 0 -> diverged(cell);
      case 1 ->
          new Outcome.Failed(
              pick(FailureCategory.values()), pick("", "Cannot allocate: \"a\",\tB = Ω"));
      default -> trained(cell);
    };
  }

  Outcome.Trained trained(Cell cell) {
    int epochs = cell.setting().epochs();
    Architecture architecture = cell.setting().architecture();
    int depth = architecture.depth();
    boolean[] correct = new boolean[random.nextInt(40)];
    IntStream.range(0, correct.length).forEach(i -> correct[i] = random.nextBoolean());
    return new Outcome.Trained(
        evaluation(architecture),
        Checkpoint.epochs(epochs).stream()
            .map(e -> new Checkpoint(e, evaluation(architecture)))
            .toList(),
        list(epochs, this::positive),
        new NormBalance(list(depth, random::nextGaussian), list(depth, this::positive)),
        new GradientNoise(
            positive(),
            pick(positive(), 0.0),
            pick(-0.0, Double.NaN, positive()),
            pick(Double.NaN, random.nextDouble()),
            list(depth, () -> pick(Double.NaN, random.nextDouble()))),
        Bits.of(correct));
  }

  private Outcome.Diverged diverged(Cell cell) {
    int epoch = random.nextInt(cell.setting().epochs() + 1);
    Architecture architecture = cell.setting().architecture();
    Evaluation any = evaluation(architecture);
    Evaluation start =
        epoch == 0
            ? new Evaluation(
                Double.NaN, .1, Double.NaN, .1, any.meanSquares(), any.biasMeanSquares())
            : any;
    return new Outcome.Diverged(
        epoch,
        start,
        Checkpoint.epochs(cell.setting().epochs()).stream()
            .filter(e -> e < epoch)
            .map(e -> new Checkpoint(e, evaluation(architecture)))
            .toList(),
        list(Math.max(0, epoch - 1), this::positive));
  }

  private Evaluation evaluation(Architecture architecture) {
    int depth = architecture.depth();
    return new Evaluation(
        positive(),
        random.nextDouble(),
        positive(),
        random.nextDouble(),
        list(depth, this::positive),
        architecture.hasBiases() ? list(depth, this::positive) : List.of());
  }

  Provenance provenance(String engine, String kernel) {
    return new Provenance(
        "ef".repeat(32),
        "0.1.0",
        "unknown",
        "nd4j 1.0.0-M2.1",
        kernel,
        "host-" + random.nextInt(3),
        random.nextInt(2),
        Instant.EPOCH.plus(Math.abs(random.nextLong() % 2_000_000_000_000_000L), ChronoUnit.MICROS),
        positive(),
        engine);
  }

  private double positive() {
    return Math.exp(6 * random.nextGaussian());
  }

  private static List<Double> list(int size, DoubleSupplier value) {
    return IntStream.range(0, size).mapToObj(i -> value.getAsDouble()).toList();
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
