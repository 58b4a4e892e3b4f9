package dev.initsweep.benchmark;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Interval;
import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.flow.Registries;
import dev.initsweep.flow.SweepFlow;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Pilots;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.sweep.SparkSessions;
import dev.initsweep.verify.Judge;
import dev.initsweep.verify.Looks;
import dev.initsweep.verify.Scouts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;

/**
 * Refinement against the whole grid on real data: for disjoint sets of eight seeds, the half-width
 * of the optimum's interval from the grid's points, and from the six points that a pilot seed and
 * scouts of the set's own place. Arguments: a plan, a folder for its results, the number of sets.
 *
 * <p>Of the grid only the points near the optimum are trained: those further out have no weight in
 * the fits that make the interval.
 */
final class RefinementBenchmark {

  private static final int SEEDS = 8;

  /** How far from the pilots' optimum the grid is trained, as a factor: three octaves. */
  private static final double NEAR = 8;

  private static final DataSources SOURCES =
      DataSources.standard(DataFolders.of(System.getenv()), line -> {});

  private final SparkSession spark;
  private final ResultsFolder folder;

  private RefinementBenchmark(SparkSession spark, ResultsFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = SparkSessions.open("local[*]", Map.of())) {
      Plan plan =
          Registries.parser(SOURCES)
              .parse(
                  Path.of(arguments[0]),
                  List.of(
                      "grid.per-octave=2",
                      "refine.until-decided=yes",
                      "refine.looks=[" + SEEDS + "]",
                      "run.audit-share=0"));
      new RefinementBenchmark(spark, ResultsFolder.at(arguments[1], spark))
          .compare(plan, Integer.parseInt(arguments[2]));
    }
  }

  private void compare(Plan plan, int sets) {
    System.out.println(
        "| group | seeds | whole grid | half-width | refined | half-width | ratio |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (GroupPlan group : plan.groups()) {
      List<GroupPlan> refined = placed(plan, group, sets);
      GroupPlan whole = group.grid(near(group, refined), seeds(0, sets));
      List<CellResult> cells = new ArrayList<>(train(plan, whole));
      for (GroupPlan one : refined) {
        cells.addAll(train(plan, one));
      }
      List<Interval> grids = new ArrayList<>();
      List<Interval> placed = new ArrayList<>();
      String name = group.group().setting().data().name();
      for (int set = 0; set < sets; set++) {
        grids.add(interval(group.grid(whole.coordinates(), seeds(set, set + 1)), cells));
        placed.add(interval(refined.get(set), cells));
        System.out.printf(
            "| %s | %d to %d | %s | %s | %.2f |%n",
            name,
            SEEDS * set + 1,
            SEEDS * (set + 1),
            text(grids.get(set)),
            text(placed.get(set)),
            halfWidth(placed.get(set)) / halfWidth(grids.get(set)));
      }
      System.out.printf(
          "| %s | median | | %.3f | | %.3f | %.2f |%n",
          name, median(grids), median(placed), median(placed) / median(grids));
    }
  }

  private static String text(Interval interval) {
    return "%.3g to %.3g | %.3f".formatted(interval.low(), interval.high(), halfWidth(interval));
  }

  private static double median(List<Interval> intervals) {
    double[] sorted =
        intervals.stream().mapToDouble(RefinementBenchmark::halfWidth).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** For each set the points that its pilot seed and its scouts place, as if it were alone. */
  private List<GroupPlan> placed(Plan plan, GroupPlan group, int sets) {
    List<Double> octaves = group.pilots().coordinates();
    List<Long> seeds = new Pilots(octaves, 2 * sets).seeds();
    List<CellResult> pilots = train(plan, group.grid(octaves, seeds.subList(0, sets)));
    GroupPlan alone =
        new GroupPlan(
            group.group(),
            group.coordinates(),
            group.seeds(),
            List.of(),
            new Pilots(octaves, 1),
            group.verdict(),
            group.refinement());
    List<GroupPlan> placed = new ArrayList<>();
    for (int set = 0; set < sets; set++) {
      List<CellResult> ofSet = new ArrayList<>(reseeded(pilots, seeds.get(set), seeds.get(0)));
      List<Cell> scouts = Scouts.cells(alone, ofSet);
      List<Double> scouted =
          octaves.stream()
              .filter(g -> scouts.contains(group.group().cell(g, scouts.get(0).seed())))
              .toList();
      long seed = seeds.get(sets + set);
      ofSet.addAll(
          reseeded(train(plan, group.grid(scouted, List.of(seed))), seed, scouts.get(0).seed()));
      placed.add(
          group.grid(Looks.first(alone, ofSet).orElseThrow().coordinates(), seeds(set, set + 1)));
    }
    return placed;
  }

  /** The results of one seed, as if they were another's. */
  private static List<CellResult> reseeded(Collection<CellResult> results, long from, long to) {
    return results.stream()
        .filter(result -> result.cell().seed() == from)
        .map(
            result ->
                new CellResult(
                    new Cell(result.cell().setting(), result.cell().scales(), to),
                    result.outcome(),
                    result.provenance()))
        .toList();
  }

  private static List<Double> near(GroupPlan group, List<GroupPlan> refined) {
    double centre =
        Math.exp(
            refined.stream()
                .flatMap(plan -> plan.coordinates().stream())
                .mapToDouble(Math::log)
                .average()
                .orElseThrow());
    return group.coordinates().stream()
        .filter(point -> point >= centre / NEAR && point <= centre * NEAR)
        .toList();
  }

  private static List<Long> seeds(int firstSet, int endSet) {
    return LongStream.rangeClosed((long) SEEDS * firstSet + 1, (long) SEEDS * endSet)
        .boxed()
        .toList();
  }

  private List<CellResult> train(Plan plan, GroupPlan group) {
    new SweepFlow(spark, folder, SOURCES, ProgressListener.NONE, System.err::println)
        .run(Plan.of(plan.name(), List.of(group), plan.run()), FailedCells.KEEP);
    return folder
        .cells()
        .read(spark, group.gridCells().stream().map(Cell::id).collect(Collectors.toSet()));
  }

  private static Interval interval(GroupPlan plan, List<CellResult> cells) {
    return Judge.judge(plan, cells, List.of()).optimum().interval().orElseThrow();
  }

  /** In octaves. */
  private static double halfWidth(Interval interval) {
    return Math.log(interval.high() / interval.low()) / Math.log(2) / 2;
  }
}
