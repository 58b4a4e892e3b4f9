package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Verdict;
import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.SparkSessions;
import dev.initsweep.verify.Design;
import dev.initsweep.verify.GroupReport;
import dev.initsweep.verify.Looks;
import dev.initsweep.verify.Scouts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;

/**
 * Refinement with one look against the whole grid of two points an octave, on the real groups of a
 * plan. A pool of seeds is trained four points an octave around the optimum; then, many times,
 * eight of its seeds are drawn, a ninth for the pilots' and a tenth for the scouts', and both ways
 * are judged as a run judges them. Each of the placed points is moved to the nearest that is
 * trained. Arguments: a plan, a folder for its results, seeds of the pool, draws.
 *
 * <p>Points of the grid far from the optimum are not trained: they have no weight in the fits that
 * make its interval.
 */
final class RefinementBenchmark {

  private static final int SEEDS = 8;

  /** How far from the middle of the points that the plan's own pilots place: four octaves. */
  private static final double NEAR = 16;

  private static final DataSources SOURCES =
      DataSources.standard(DataFolders.of(System.getenv()), line -> {});

  private final SparkSession spark;
  private final ResultsFolder folder;
  private final Plan plan;
  private final List<Long> pool;

  private RefinementBenchmark(
      SparkSession spark, ResultsFolder folder, Plan plan, List<Long> pool) {
    this.spark = spark;
    this.folder = folder;
    this.plan = plan;
    this.pool = pool;
  }

  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = SparkSessions.open("local[*]", Map.of())) {
      Plan plan =
          Registries.parser(SOURCES)
              .parse(
                  Path.of(arguments[0]),
                  List.of(
                      "grid.per-octave=4",
                      "pilots.seeds=1",
                      "refine.until-decided=yes",
                      "refine.looks=[" + SEEDS + "]",
                      "run.audit-share=0"));
      List<Long> pool = LongStream.rangeClosed(1, Long.parseLong(arguments[2])).boxed().toList();
      new RefinementBenchmark(spark, ResultsFolder.at(arguments[1], spark), plan, pool)
          .compare(Integer.parseInt(arguments[3]));
    }
  }

  private void compare(int draws) {
    for (GroupPlan group : plan.groups()) {
      List<Prediction> predictions =
          flow().predict(only(group), FailedCells.KEEP).predictions().values().iterator().next();
      List<Double> near = near(group);
      List<Double> halfOctaves = everySecond(group, near);
      CellResults results = trained(group, near, predictions);
      Random random = new Random(1);
      List<Long> seeds = new ArrayList<>(pool);
      List<GroupReport> grids = new ArrayList<>();
      List<GroupReport> refined = new ArrayList<>();
      for (int draw = 0; draw < draws; draw++) {
        Collections.shuffle(seeds, random);
        List<Long> judged = seeds.subList(0, SEEDS).stream().sorted().toList();
        List<Double> placed =
            placed(group, results, seeds.get(SEEDS), seeds.get(SEEDS + 1)).stream()
                .map(point -> nearest(near, point))
                .toList();
        grids.add(judge(group, halfOctaves, judged, predictions, results));
        refined.add(judge(group, placed, judged, predictions, results));
      }
      print(group, predictions, grids, refined);
    }
  }

  /** What the plan's pilots place is the middle of what is trained. */
  private List<Double> near(GroupPlan group) {
    CellResults pilots = read(group.pilotCells());
    double middle =
        Math.exp(
            Design.coordinates(group, pilots.of(group.pilotCells())).orElseThrow().stream()
                .mapToDouble(Math::log)
                .average()
                .orElseThrow());
    return group.coordinates().stream()
        .filter(point -> point >= middle / NEAR && point <= middle * NEAR)
        .toList();
  }

  private CellResults trained(GroupPlan group, List<Double> near, List<Prediction> predictions) {
    GroupPlan whole = whole(group, near, pool);
    GroupPlan octaves = group.grid(group.pilots().coordinates(), pool);
    Set<Cell> cells = new HashSet<>(JudgingStage.cells(whole, predictions));
    cells.addAll(octaves.gridCells());
    flow().run(only(whole), FailedCells.KEEP);
    flow().run(only(octaves), FailedCells.KEEP);
    return read(cells);
  }

  /** The points that a pilot seed and scouts place, both of the pool. */
  private static List<Double> placed(GroupPlan group, CellResults results, long pilot, long scout) {
    List<CellResult> found = new ArrayList<>();
    for (Cell cell : group.pilotCells()) {
      found.add(result(results, cell, pilot));
    }
    for (Cell cell : Scouts.cells(group, found)) {
      found.add(result(results, cell, scout));
    }
    return Looks.first(group, found).orElseThrow().coordinates();
  }

  /** The result of a seed of the pool, as if it were the cell's. */
  private static CellResult result(CellResults results, Cell cell, long seed) {
    Cell ofPool = new Cell(cell.setting(), cell.scales(), seed);
    CellResult result = results.of(List.of(ofPool)).get(0);
    return new CellResult(cell, result.outcome(), result.provenance());
  }

  private static double nearest(List<Double> points, double to) {
    return points.stream()
        .min(Comparator.comparingDouble(point -> Math.abs(Math.log(point / to))))
        .orElseThrow();
  }

  /** The points of a grid with two points an octave. */
  private static List<Double> everySecond(GroupPlan group, List<Double> near) {
    return IntStream.range(0, group.coordinates().size())
        .filter(i -> i % 2 == 0)
        .mapToObj(group.coordinates()::get)
        .filter(near::contains)
        .toList();
  }

  private static GroupReport judge(
      GroupPlan group,
      List<Double> points,
      List<Long> seeds,
      List<Prediction> predictions,
      CellResults results) {
    GroupPlan judged = whole(group, points, seeds);
    return JudgingStage.judge(
        judged, results.of(JudgingStage.cells(judged, predictions)), predictions);
  }

  private static GroupPlan whole(GroupPlan group, List<Double> points, List<Long> seeds) {
    return new GroupPlan(
        group.group(), points, seeds, group.predictors(), group.pilots(), group.verdict());
  }

  private void print(
      GroupPlan group,
      List<Prediction> predictions,
      List<GroupReport> grids,
      List<GroupReport> refined) {
    double grid = medianHalfWidth(grids);
    double placed = medianHalfWidth(refined);
    System.out.printf(
        "%n%s, %d seeds, %d draws: half-width %.3f octaves on the grid, %.3f refined, ratio %.3f;"
            + " unbounded %.3f and %.3f%n",
        group.group().setting().data().name(),
        pool.size(),
        grids.size(),
        grid,
        placed,
        placed / grid,
        unbounded(grids),
        unbounded(refined));
    System.out.println(
        "| predictor | predicts | grid: COINCIDES | DIFFERS | refined: COINCIDES | DIFFERS |"
            + " contradictions |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Prediction prediction : predictions) {
      List<Conclusion> ofGrid = conclusions(grids, prediction);
      List<Conclusion> ofRefined = conclusions(refined, prediction);
      long contradictions =
          IntStream.range(0, grids.size())
              .filter(draw -> contradict(ofGrid.get(draw), ofRefined.get(draw)))
              .count();
      System.out.printf(
          "| %s | %s | %.3f | %.3f | %.3f | %.3f | %.4f |%n",
          prediction.predictor(),
          prediction.coordinate().isPresent()
              ? "%.3g".formatted(prediction.coordinate().getAsDouble())
              : "–",
          share(ofGrid, Conclusion.COINCIDES),
          share(ofGrid, Conclusion.DIFFERS),
          share(ofRefined, Conclusion.COINCIDES),
          share(ofRefined, Conclusion.DIFFERS),
          (double) contradictions / grids.size());
    }
  }

  private static boolean contradict(Conclusion one, Conclusion other) {
    return Set.of(Conclusion.COINCIDES, Conclusion.DIFFERS)
        .equals(new HashSet<>(List.of(one, other)));
  }

  private static double share(List<Conclusion> conclusions, Conclusion of) {
    return (double) Collections.frequency(conclusions, of) / conclusions.size();
  }

  private static List<Conclusion> conclusions(List<GroupReport> reports, Prediction prediction) {
    return reports.stream()
        .flatMap(report -> report.verdicts().stream())
        .filter(verdict -> verdict.claim() == Claim.COINCIDENCE)
        .filter(verdict -> verdict.predictor().equals(prediction.predictor()))
        .map(Verdict::conclusion)
        .toList();
  }

  private static double medianHalfWidth(List<GroupReport> reports) {
    double[] sorted =
        reports.stream().mapToDouble(RefinementBenchmark::halfWidth).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static double unbounded(List<GroupReport> reports) {
    return (double) reports.stream().filter(report -> Double.isInfinite(halfWidth(report))).count()
        / reports.size();
  }

  /**
   * In octaves; unbounded also where two placed points moved to the same, so that five are left.
   */
  private static double halfWidth(GroupReport report) {
    return report
        .optimum()
        .interval()
        .map(interval -> Math.log(interval.high() / interval.low()) / Math.log(2) / 2)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private CellResults read(Collection<Cell> cells) {
    return CellResults.read(spark, folder.cells(), cells);
  }

  private SweepFlow flow() {
    return new SweepFlow(spark, folder, SOURCES, ProgressListener.NONE, System.err::println);
  }

  private Plan only(GroupPlan group) {
    return Plan.of(plan.name(), List.of(group), plan.run());
  }
}
