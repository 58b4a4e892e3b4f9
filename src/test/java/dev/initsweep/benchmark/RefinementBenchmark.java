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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;

/**
 * Refinement against the whole grid on real data: for disjoint sets of eight seeds, the half-width
 * of the optimum's interval from the grid's points, and from the six points that one pilot seed of
 * the set's own places. Arguments: a plan, a folder for its results, the number of sets.
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
                      "refine.looks=[" + SEEDS + "]"));
      new RefinementBenchmark(spark, ResultsFolder.at(arguments[1], spark))
          .compare(plan, Integer.parseInt(arguments[2]));
    }
  }

  private void compare(Plan plan, int sets) {
    System.out.println(
        "| group | seeds | whole grid | half-width | refined | half-width | ratio |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (GroupPlan group : plan.groups()) {
      GroupPlan pilots = grid(group, group.pilots().coordinates(), pilotSeeds(sets));
      List<CellResult> ofPilots = train(plan, List.of(pilots));
      List<GroupPlan> refined = new ArrayList<>();
      for (int set = 0; set < sets; set++) {
        refined.add(grid(group, placed(group, ofPilots, set).coordinates(), seeds(set, set + 1)));
      }
      GroupPlan whole = grid(group, near(group, refined), seeds(0, sets));
      List<CellResult> cells = new ArrayList<>(train(plan, List.of(whole)));
      for (GroupPlan one : refined) {
        cells.addAll(train(plan, List.of(one)));
      }
      for (int set = 0; set < sets; set++) {
        Interval grid = interval(grid(group, whole.coordinates(), seeds(set, set + 1)), cells);
        Interval placed = interval(refined.get(set), cells);
        System.out.printf(
            "| %s | %d to %d | %.3g to %.3g | %.3f | %.3g to %.3g | %.3f | %.2f |%n",
            group.group().setting().data().name(),
            SEEDS * set + 1,
            SEEDS * (set + 1),
            grid.low(),
            grid.high(),
            halfWidth(grid),
            placed.low(),
            placed.high(),
            halfWidth(placed),
            halfWidth(placed) / halfWidth(grid));
      }
    }
  }

  /** The points that a set's pilot seed places, as if it were a run's first. */
  private static GroupPlan placed(GroupPlan group, Collection<CellResult> pilots, int set) {
    List<CellResult> ofSet =
        pilots.stream()
            .filter(pilot -> pilot.cell().seed() == Cell.FIRST_PILOT_SEED + set)
            .map(
                pilot ->
                    new CellResult(
                        new Cell(
                            pilot.cell().setting(), pilot.cell().scales(), Cell.FIRST_PILOT_SEED),
                        pilot.outcome(),
                        pilot.provenance()))
            .toList();
    GroupPlan onePilot =
        new GroupPlan(
            group.group(),
            group.coordinates(),
            group.seeds(),
            List.of(),
            new Pilots(group.pilots().coordinates(), 1),
            group.verdict(),
            group.refinement());
    return Looks.first(onePilot, ofSet).orElseThrow();
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

  private static GroupPlan grid(GroupPlan group, List<Double> coordinates, List<Long> seeds) {
    return new GroupPlan(
        group.group(), coordinates, seeds, List.of(), new Pilots(List.of(), 0), group.verdict());
  }

  private static List<Long> seeds(int firstSet, int endSet) {
    return LongStream.rangeClosed((long) SEEDS * firstSet + 1, (long) SEEDS * endSet)
        .boxed()
        .toList();
  }

  private static List<Long> pilotSeeds(int sets) {
    return LongStream.range(Cell.FIRST_PILOT_SEED, Cell.FIRST_PILOT_SEED + sets).boxed().toList();
  }

  private List<CellResult> train(Plan plan, List<GroupPlan> groups) {
    new SweepFlow(spark, folder, SOURCES, ProgressListener.NONE, System.err::println)
        .run(Plan.of(plan.name(), groups, plan.run()), FailedCells.KEEP);
    Set<String> ids =
        groups.stream()
            .flatMap(group -> group.gridCells().stream())
            .map(Cell::id)
            .collect(Collectors.toSet());
    return folder.cells().read(spark, ids);
  }

  private static Interval interval(GroupPlan plan, List<CellResult> cells) {
    return Judge.judge(plan, cells, List.of()).optimum().interval().orElseThrow();
  }

  /** In octaves. */
  private static double halfWidth(Interval interval) {
    return Math.log(interval.high() / interval.low()) / Math.log(2) / 2;
  }
}
