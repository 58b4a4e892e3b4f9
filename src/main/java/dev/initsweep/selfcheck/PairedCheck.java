package dev.initsweep.selfcheck;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.InitialBiases;
import dev.initsweep.cell.InitialDistribution;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Provenance;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Judge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Measures how often claims 2 and 3 are decided where there is no difference. A scheme of the same
 * expected loss and accuracy as He's is judged as a prediction, through {@link Judge}.
 */
public final class PairedCheck {

  private static final String NULL = "null";
  private static final int IMAGES = 200;
  private static final double MOST = .06;

  private static final Setting SETTING =
      Setting.of(
              new DataChoice("simulated", "simulated", 10_000, Subset.FIRST, InputScaling.UNIT),
              new Mlp(List.of(784, 128, 128, 10), Activation.RELU, BiasTreatment.TRAINED))
          .batchSize(64)
          .build();

  private static final Group GROUP = new Group(SETTING, new Axis.FanIn());
  private static final Provenance PROVENANCE =
      new Provenance("", "", "", "", "", "", 0, Instant.EPOCH, 0, "simulated");

  private static final Prediction LIKE_HE =
      new Prediction(
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

  private PairedCheck() {}

  /**
   * Holds the shares that are decided, each of them wrong.
   *
   * @param noise how seeds differ
   * @param seeds of each group
   * @param groups how many were simulated
   * @param loss claim 2
   * @param accuracy claim 3
   */
  public record PairedRates(Noise noise, int seeds, int groups, double loss, double accuracy) {

    /** Names the bounds that are broken, one sentence each. */
    public List<String> violations(double standardErrors) {
      double most = MOST + standardErrors * Math.sqrt(MOST * (1 - MOST) / groups);
      return loss > most || accuracy > most
          ? List.of(
              String.format(
                  Locale.ROOT,
                  "%s, %d seeds: claim 2 %.4f, claim 3 %.4f (expected at most %s)",
                  noise.name(),
                  seeds,
                  loss,
                  accuracy,
                  MOST))
          : List.of();
    }
  }

  /**
   * Returns the rates of one kind of noise. It takes all cores, with the same result on any number.
   */
  public static PairedRates rates(Noise noise, int seeds, int groups, long seed) {
    Scenario scenario = new Scenario(Shape.SKEWED, noise);
    GroupPlan plan =
        new GroupPlan(
            GROUP,
            List.of(Scales.HE),
            LongStream.range(0, seeds).boxed().toList(),
            List.of(PredictorSpec.named(NULL)),
            new Pilots(List.of(), 0),
            new VerdictSettings(Metric.TRAIN_LOSS, 0, 1, .95, .9, .1, 2));
    List<GroupReport> reports =
        IntStream.range(0, groups)
            .parallel()
            .mapToObj(
                group ->
                    Judge.judge(
                        plan,
                        cells(scenario, plan, RaceCheck.random(scenario, seed, group)),
                        List.of(LIKE_HE)))
            .toList();
    return new PairedRates(
        noise,
        seeds,
        groups,
        RaceCheck.share(reports, report -> isDecided(report, Claim.LOWER_LOSS)),
        RaceCheck.share(reports, report -> isDecided(report, Claim.HIGHER_ACCURACY)));
  }

  private static boolean isDecided(GroupReport report, Claim claim) {
    return report.verdicts().stream()
        .filter(verdict -> verdict.claim() == claim)
        .map(Verdict::conclusion)
        .anyMatch(said -> said == Conclusion.HOLDS || said == Conclusion.CONTRADICTED);
  }

  private static List<CellResult> cells(Scenario scenario, GroupPlan plan, RandomGenerator random) {
    double[] difficulty = random.doubles(IMAGES).map(u -> 4 * u - .5).toArray();
    double[] effect = new double[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      effect[i] = .3 * random.nextGaussian();
    }
    int seeds = plan.seeds().size();
    double[] he = new SimulatedTrainings(scenario, 0, seeds, random).logs(0, seeds);
    double[] other = new SimulatedTrainings(scenario, 0, seeds, random).logs(0, seeds);
    List<CellResult> cells = new ArrayList<>();
    for (int s = 0; s < seeds; s++) {
      long seed = plan.seeds().get(s);
      cells.add(result(GROUP.he(seed), he[s], images(difficulty, effect, -.5, random)));
      Cell cell = new Cell(LIKE_HE.setting(), LIKE_HE.scales().orElseThrow(), seed);
      cells.add(result(cell, other[s], images(difficulty, effect, .5, random)));
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
