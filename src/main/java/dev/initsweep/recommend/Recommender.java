package dev.initsweep.recommend;

import dev.initsweep.api.Initsweep;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.CellResult;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.verify.GroupReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;

/**
 * Runs two small sweeps within a budget of time. The first, on seeds that are then left aside, says
 * where the least loss may be; the second, on fresh seeds, holds that variance against He's.
 */
public final class Recommender {

  /** Seeds of the search; those of the comparison are 1, 2, ... */
  private static final long FIRST_SEARCH_SEED = 1_000_001;

  private static final List<Double> SEARCHED =
      IntStream.rangeClosed(-2, 8).mapToObj(k -> StrictMath.pow(2, k)).toList();
  private static final double[] AROUND = {-1, -.5, 0, .5, 1};
  private static final int LEAST_SEEDS = 5;
  private static final int MOST_SEEDS = 16;
  private static final int LEAST_EXAMPLES = 100;

  private final Request request;
  private final Initsweep initsweep;
  private final ResultsFolder folder;
  private final DataSources sources;
  private final ProgressListener progress;
  private final Consumer<String> log;
  private final TimeBudget budget;

  /**
   * Holds what is asked.
   *
   * @param data name of a data set or file
   * @param architecture the network as plans have it
   * @param activation of the hidden layers
   * @param learningRate eta
   * @param batchSize examples of a minibatch
   * @param epochs of each training
   * @param metric the loss to compare
   * @param budget time that all may take
   */
  public record Request(
      String data,
      String architecture,
      String activation,
      double learningRate,
      int batchSize,
      int epochs,
      String metric,
      Duration budget) {}

  /**
   * Holds a recommendation and the trainings behind it.
   *
   * @param recommendation what to use
   * @param trainExamples how many examples each training took
   * @param searchCells cells that placed the candidate
   * @param freshSeeds seeds of the comparison
   * @param freshCells cells of the comparison
   * @param took time of it all
   */
  public record Result(
      Recommendation recommendation,
      int trainExamples,
      int searchCells,
      int freshSeeds,
      int freshCells,
      Duration took) {}

  /**
   * Prepares a recommendation.
   *
   * @param begun when the budget began to run
   */
  public Recommender(
      Request request,
      SparkSession spark,
      ResultsFolder folder,
      DataSources sources,
      ProgressListener progress,
      Consumer<String> log,
      InstantSource clock,
      Instant begun) {
    this.request = request;
    this.initsweep = Initsweep.on(spark).with(sources);
    this.folder = folder;
    this.sources = sources;
    this.progress = progress;
    this.log = log;
    this.budget =
        new TimeBudget(clock, begun, request.budget(), spark.sparkContext().defaultParallelism());
  }

  /**
   * Trains, compares and recommends.
   *
   * @throws BadInputException if the request makes no valid plan, or the budget allows too little
   */
  public Result recommend() {
    int examples = sources.facts(request.data()).trainExamples();
    sources.ownReading(request.data()).ifPresent(reading -> reading.lines().forEach(log));
    double seconds = secondsOfACell(examples);
    int least = 2 * SEARCHED.size() + LEAST_SEEDS * AROUND.length;
    while (examples / 2 >= LEAST_EXAMPLES && least * seconds > budget.holds(2)) {
      examples /= 2;
      seconds /= 2;
    }
    if (least * seconds > budget.holds(2)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              ("Invalid --budget: %d s (expected about %.0f s or more here: a start took %d s, and %d"
                  + " trainings of this network follow)"),
              request.budget().toSeconds(),
              budget.needed(least * seconds),
              budget.used().toSeconds(),
              least));
    }
    long searchSeeds =
        Math.max(2, Math.min(4, (long) (budget.holds(2) / 3 / seconds / SEARCHED.size())));
    log.accept(
        String.format(
            Locale.ROOT, "search: %d variances x %d seeds", SEARCHED.size(), searchSeeds));
    GroupReport search =
        run(
            examples,
            SEARCHED,
            LongStream.range(FIRST_SEARCH_SEED, FIRST_SEARCH_SEED + searchSeeds).boxed().toList(),
            List.of("he"));
    double candidate = Recommendation.candidate(search);
    List<Double> around =
        DoubleStream.of(AROUND).map(x -> candidate * StrictMath.pow(2, x)).boxed().toList();
    int points = around.size() + 1;
    int seeds =
        (int)
            Math.max(
                LEAST_SEEDS, Math.min(MOST_SEEDS, Math.floor(budget.holds(1) / seconds / points)));
    log.accept(
        String.format(
            Locale.ROOT, "comparison: g = %.4g with He's, %d fresh seeds", candidate, seeds));
    GroupReport fresh =
        run(
            examples,
            around,
            LongStream.rangeClosed(1, seeds).boxed().toList(),
            List.of(
                "he",
                Map.of(
                    "name",
                    Recommendation.PREDICTOR,
                    "formula",
                    String.format(Locale.ROOT, "%.12f", candidate))));
    return new Result(
        Recommendation.of(fresh, candidate),
        examples,
        search.counts().done(),
        seeds,
        fresh.counts().done(),
        budget.used());
  }

  /** Returns how long He's cell takes, by training it. */
  private double secondsOfACell(int examples) {
    log.accept("trial: how long one training takes");
    GroupReport report = run(examples, List.of(2.0), List.of(FIRST_SEARCH_SEED), List.of("he"));
    Set<String> ids =
        report.plan().gridCells().stream().map(cell -> cell.id()).collect(Collectors.toSet());
    return folder.cells().read(ids).stream()
        .map(CellResult::provenance)
        .mapToDouble(from -> from.seconds())
        .max()
        .orElseThrow(
            () -> new IllegalStateException("Cannot estimate the time: He's training failed"));
  }

  private GroupReport run(
      int examples, List<Double> grid, List<Long> seeds, List<Object> predictors) {
    return initsweep
        .run(
            plan(examples, grid, seeds, predictors),
            folder.location(),
            FailedCells.KEEP,
            progress,
            line -> {})
        .groups()
        .get(0);
  }

  private Plan plan(int examples, List<Double> grid, List<Long> seeds, List<Object> predictors) {
    return initsweep
        .plan()
        .dataSets(request.data())
        .trainExamples(examples)
        .set("architectures", request.architecture())
        .set("activations", request.activation())
        .learningRates(request.learningRate())
        .set("batch-sizes", request.batchSize())
        .epochs(request.epochs())
        .grid(grid)
        .set("seeds", seeds)
        .set("predictors", predictors)
        .set("verdict.metric", request.metric())
        .set("race.until-decided", false)
        .build("recommend");
  }
}
