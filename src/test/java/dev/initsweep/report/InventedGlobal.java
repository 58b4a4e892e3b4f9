package dev.initsweep.report;

import dev.initsweep.cell.Bits;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Checkpoint;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.NormBalance;
import dev.initsweep.cell.Outcome;
import dev.initsweep.plan.Axis;
import dev.initsweep.plan.Group;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Metric;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PredictorSpec;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.plan.RunSettings;
import dev.initsweep.plan.VerdictSettings;
import dev.initsweep.verify.GroupCells;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Judge;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A race on the axis {@code global} with made-up outcomes: the loss is least near s0 = 0.18, and
 * training adds about as much to the mean squares of small starts as it takes from large ones.
 *
 * @param report of the judge
 * @param cells that the race trained
 */
record InventedGlobal(GroupReport report, List<CellResult> cells) {

  private static final double OPTIMUM = .18;
  private static final List<Integer> FAN_INS = List.of(20, 16, 16);
  private static final List<Integer> FAN_OUTS = List.of(16, 16, 10);

  /** Rows that know biases or, as those of format 1, do not. */
  static InventedGlobal of(boolean knowsBiases) {
    return of(knowsBiases, Double.POSITIVE_INFINITY);
  }

  /** Rows that know biases; all trainings from a variance on diverged. */
  static InventedGlobal divergingFrom(double variance) {
    return of(true, variance);
  }

  private static InventedGlobal of(boolean knowsBiases, double diverging) {
    Group group = new Group(InventedSweep.setting(0), new Axis.Global());
    GroupPlan plan =
        new GroupPlan(
                group,
                DoubleStream.of(.01, .03, .06, .1, .2, .3, .5, 1).mapToObj(s0 -> s0 * s0).toList(),
                List.of(1L, 2L, 3L, 4L),
                List.of(PredictorSpec.named("he")),
                new Pilots(List.of(), 0),
                new VerdictSettings(Metric.TRAIN_LOSS, 0, 1, .95, .9, .1, 1.5))
            .with(RaceSettings.race(4, List.of(), List.of(1.0), .5));
    Map<Cell, CellResult> results = new LinkedHashMap<>();
    GroupCells stands = GroupCells.of(plan, List.of(), List.of());
    while (!stands.missing().isEmpty()) {
      for (Cell cell : stands.missing()) {
        results.put(
            cell,
            new CellResult(
                cell,
                variance(cell) >= diverging
                    ? new Outcome.Diverged(
                        1, evaluation(cell, 0, knowsBiases), List.of(), List.of())
                    : outcome(cell, knowsBiases),
                InventedSweep.provenance()));
      }
      stands =
          GroupCells.of(
              plan,
              results.values().stream().map(result -> CellReading.of(result, 0)).toList(),
              List.of());
    }
    List<CellResult> cells = List.copyOf(results.values());
    return new InventedGlobal(Judge.judge(plan, cells, List.of()), cells);
  }

  String page() {
    Page page =
        new Page(
            Plan.of("global", List.of(report.plan()), new RunSettings("auto", 10, 0)),
            "file:/results/global");
    page.add(PageGroup.of(report, cells));
    return page.html(Instant.parse("2026-01-01T00:00:00Z"));
  }

  Map<String, String> figures() {
    return PaperFigures.of(report, cells);
  }

  /** The trainings whose weights were all drawn with a variance, to three digits. */
  List<Outcome.Trained> trained(double variance) {
    return cells.stream()
        .filter(
            result ->
                IntStream.range(0, FAN_INS.size())
                    .mapToDouble(l -> result.cell().scales().layer(l) / FAN_INS.get(l) / variance)
                    .allMatch(ratio -> Math.abs(ratio - 1) < 1e-3))
        .map(result -> (Outcome.Trained) result.outcome())
        .toList();
  }

  /** The mean square of some layers' weights and biases together, counted by hand. */
  static double square(Evaluation evaluation, int... layers) {
    double sum = 0;
    int parameters = 0;
    for (int l : layers) {
      sum += FAN_INS.get(l) * FAN_OUTS.get(l) * evaluation.meanSquares().get(l);
      sum += FAN_OUTS.get(l) * evaluation.biasMeanSquares().get(l);
      parameters += FAN_INS.get(l) * FAN_OUTS.get(l) + FAN_OUTS.get(l);
    }
    return sum / parameters;
  }

  private static Outcome outcome(Cell cell, boolean knowsBiases) {
    int epochs = cell.setting().epochs();
    return new Outcome.Trained(
        evaluation(cell, 0, knowsBiases),
        Checkpoint.epochs(epochs).stream()
            .map(epoch -> new Checkpoint(epoch, evaluation(cell, epoch, knowsBiases)))
            .toList(),
        IntStream.rangeClosed(1, epochs).mapToObj(epoch -> loss(cell, epoch)).toList(),
        new NormBalance(List.of(-1.0, -.5, 2.0), List.of(.1, .2, .3)),
        new GradientNoise(1, .1, 3),
        Bits.of(new boolean[200]));
  }

  private static double loss(Cell cell, int epoch) {
    double octaves = Math.log(variance(cell) / (OPTIMUM * OPTIMUM)) / Math.log(2);
    // Each seed has its own dip, so that intervals have a width.
    double noise = .03 * Math.sin(12.9 * cell.seed() + 3.7 * octaves);
    return 2.3 * Math.exp(.01 * octaves * octaves + noise) / (1 + epoch);
  }

  private static double variance(Cell cell) {
    return cell.scales().variance(cell.setting().architecture(), 0);
  }

  private static Evaluation evaluation(Cell cell, int epoch, boolean knowsBiases) {
    double share = (double) epoch / cell.setting().epochs();
    double loss = loss(cell, epoch);
    List<Double> weights =
        IntStream.range(0, cell.scales().depth())
            .mapToObj(
                l ->
                    cell.scales().variance(cell.setting().architecture(), l)
                            * (1 - .02 * share * (l + 1) * (l + 1))
                        + .0003 * share * (l + 1) * (l + 1) * (1 + .05 * cell.seed()))
            .toList();
    List<Double> biases =
        IntStream.range(0, cell.scales().depth()).mapToObj(l -> .001 * share * (l + 1)).toList();
    return new Evaluation(
        loss,
        .95 - loss / 5,
        1.1 * loss,
        .93 - loss / 5,
        weights,
        knowsBiases ? biases : List.of());
  }
}
