package dev.initsweep.verify;

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
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.Refinement;
import dev.initsweep.plan.VerdictSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A group as the reduce stage gets it, with an optimum that is known: the grid spans ten octaves,
 * from two octaves below He's scales to eight above.
 *
 * @param plan of the group
 * @param cells all that it enumerates
 * @param predictions see {@link #AT}, {@link #LOW}, {@link #HIGH} and {@link #NULL}
 * @param optimum true log2 of r of the optimum
 */
record SimulatedGroup(
    GroupPlan plan, List<CellResult> cells, List<Prediction> predictions, double optimum) {

  /** Predicts the optimum itself, as found from three pilots. */
  static final String AT = "at";

  /** Predicts one margin below the optimum. */
  static final String LOW = "low";

  /** Predicts one margin above the optimum. */
  static final String HIGH = "high";

  /** A scheme with the same expected loss and accuracy as He's. */
  static final String NULL = "null";

  /** From the first point of the grid to the last. */
  static final int OCTAVES = 10;

  /** Pilots span two octaves less, as those of conf/quick.conf do. */
  private static final List<Double> PILOTS_AT = grid(OCTAVES + 1).subList(1, OCTAVES);

  private static final double FIRST = -2;
  private static final double CENTRE = 3.2;

  /** Spread of one pilot's root in octaves, as measured in trials (theory page). */
  private static final double ROOT_SPREAD = .05;

  private static final int PILOTS = 3;
  private static final int IMAGES = 200;

  private static final VerdictSettings VERDICT =
      new VerdictSettings(Metric.TRAIN_LOSS, 0, 1, 2, .05, .95, .9, .1, 2);

  private static final Setting SETTING =
      new Setting(
          new DataChoice("simulated", "simulated", 10_000, Subset.FIRST, InputScaling.UNIT),
          new Architecture(List.of(784, 128, 128, 10), Activation.RELU, BiasTreatment.TRAINED),
          InitialDistribution.NORMAL,
          InitialBiases.ZERO,
          .05,
          0,
          64,
          MinibatchSampling.SHUFFLE,
          20,
          CommonRandomNumbers.BOTH);

  private static final Group GROUP = new Group(SETTING, new Axis.FanIn());
  private static final Provenance PROVENANCE =
      new Provenance("", "", "", "", "", "", 0, Instant.EPOCH, 0, "simulated");
  private static final Bits NO_IMAGES = Bits.of(new boolean[IMAGES]);

  static SimulatedGroup draw(Scenario scenario, int seeds, RandomGenerator random) {
    SimulatedCurve curve = curve(scenario, random);
    double optimum = curve.trueOptimum();
    List<Prediction> predictions = predictions(optimum, random);
    GroupPlan plan = plan(grid(scenario), seeds, Optional.empty());
    return new SimulatedGroup(plan, cells(plan, predictions, curve, random), predictions, optimum);
  }

  /** A curve whose optimum lies anywhere between two points of the scenario's grid. */
  static SimulatedCurve curve(Scenario scenario, RandomGenerator random) {
    return new SimulatedCurve(
        scenario, CENTRE + (random.nextDouble() - .5) / scenario.pointsPerOctave());
  }

  /** One at the optimum, one a margin to each side, and one like He's. */
  static List<Prediction> predictions(double optimum, RandomGenerator random) {
    return List.of(
        onAxis(AT, optimum, random),
        onAxis(LOW, optimum - VERDICT.margin(), random),
        onAxis(HIGH, optimum + VERDICT.margin(), random),
        likeHe());
  }

  /** A plan with the seeds 0, 1, ..; where it is refined, with a pilot at each octave. */
  static GroupPlan plan(List<Double> coordinates, int seeds, Optional<Refinement> refinement) {
    return new GroupPlan(
        GROUP,
        coordinates,
        LongStream.range(0, seeds).boxed().toList(),
        Stream.of(AT, LOW, HIGH, NULL).map(PredictorSpec::named).toList(),
        refinement.isPresent() ? new Pilots(PILOTS_AT, 1) : new Pilots(List.of(), 0),
        VERDICT,
        refinement);
  }

  static List<Double> grid(Scenario scenario) {
    return grid(OCTAVES * scenario.pointsPerOctave() + 1);
  }

  /** Coordinates of points at equal distances over the whole range. */
  static List<Double> grid(int points) {
    return IntStream.range(0, points)
        .mapToObj(k -> g(FIRST + (double) k * OCTAVES / (points - 1)))
        .toList();
  }

  private static double g(double x) {
    return Scales.HE * StrictMath.pow(2, x);
  }

  private static double x(Cell cell) {
    return GroupData.log2(cell.scales().ratioToHe(SETTING.architecture()));
  }

  /** What three pilots say of a root, rounded to 1/64 octave as all predictions are. */
  private static Prediction onAxis(String name, double root, RandomGenerator random) {
    double[] roots = new double[PILOTS];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = root + ROOT_SPREAD * random.nextGaussian();
    }
    Sample sample = Sample.of(roots);
    Interval interval = sample.estimate(VERDICT.confidence()).interval();
    double g = g(Math.rint(sample.mean() * 64) / 64);
    return new Prediction(
        GROUP.id(),
        name,
        SETTING,
        Optional.of(Scales.uniform(g, SETTING.architecture().depth())),
        OptionalDouble.of(g),
        List.of(g),
        Optional.of(new Interval(g(interval.low()), g(interval.high()))),
        "",
        "",
        Map.of());
  }

  private static Prediction likeHe() {
    return new Prediction(
        GROUP.id(),
        NULL,
        SETTING.withInitial(InitialDistribution.UNIFORM, InitialBiases.ZERO),
        Optional.of(Scales.he(SETTING.architecture().depth())),
        OptionalDouble.empty(),
        List.of(),
        Optional.empty(),
        "",
        "",
        Map.of());
  }

  /** Outcomes of all cells that a plan enumerates, the pilots left aside. */
  static List<CellResult> cells(
      GroupPlan plan, List<Prediction> predictions, SimulatedCurve curve, RandomGenerator random) {
    double[] difficulty = random.doubles(IMAGES).map(u -> 4 * u - .5).toArray();
    double[] effect = new double[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      effect[i] = .3 * random.nextGaussian();
    }
    List<Cell> onAxis = new ArrayList<>(List.of(GROUP.he(0)));
    plan.coordinates().stream()
        .map(c -> GROUP.cell(c, 0))
        .filter(c -> !onAxis.contains(c))
        .forEach(onAxis::add);
    predictions.stream()
        .filter(p -> p.setting().equals(SETTING))
        .map(p -> GroupData.cell(p, 0).orElseThrow())
        .filter(c -> !onAxis.contains(c))
        .forEach(onAxis::add);
    SimulatedCurve.Paths paths =
        curve.paths(onAxis.stream().mapToDouble(SimulatedGroup::x).toArray());
    Optional<Prediction> likeHe =
        predictions.stream().filter(p -> !p.setting().equals(SETTING)).findFirst();
    List<CellResult> cells = new ArrayList<>();
    for (long seed : plan.seeds()) {
      double[] log = paths.draw(random);
      for (int p = 0; p < log.length; p++) {
        Bits bits = p == 0 ? images(difficulty, effect, -.5, random) : NO_IMAGES;
        cells.add(result(new Cell(SETTING, onAxis.get(p).scales(), seed), log[p], bits));
      }
      if (likeHe.isPresent()) {
        cells.add(
            result(
                GroupData.cell(likeHe.get(), seed).orElseThrow(),
                paths.draw(random)[0],
                images(difficulty, effect, .5, random)));
      }
    }
    return cells;
  }

  /** Correctness of images, more or less difficult, that one of two schemes may be better at. */
  private static Bits images(
      double[] difficulty, double[] effect, double sign, RandomGenerator random) {
    double ofSeed = .2 * random.nextGaussian();
    boolean[] correct = new boolean[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      double ease = difficulty[i] + sign * effect[i] + ofSeed;
      correct[i] = random.nextDouble() < 1 / (1 + Math.exp(-ease));
    }
    return Bits.of(correct);
  }

  private static CellResult result(Cell cell, double logLoss, Bits bits) {
    if (Double.isNaN(logLoss)) {
      Evaluation start = new Evaluation(1, 0, 1, 0, List.of());
      return new CellResult(cell, new Outcome.Diverged(1, start, List.of(), List.of()), PROVENANCE);
    }
    Evaluation end =
        new Evaluation(Math.exp(logLoss), 0, 1, (double) bits.count() / IMAGES, List.of());
    return new CellResult(
        cell,
        new Outcome.Trained(
            end,
            List.of(new Checkpoint(SETTING.epochs(), end)),
            List.of(),
            new NormBalance(List.of(), List.of()),
            new GradientNoise(0, 0, 0),
            bits),
        PROVENANCE);
  }
}
