package dev.initsweep.flow;

import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Setting;
import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.GroupPlan;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.race.Band;
import dev.initsweep.race.Race;
import dev.initsweep.race.RacePoint;
import dev.initsweep.race.Response;
import dev.initsweep.race.Standing;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * How often verdicts are wrong on real trainings. All seeds of a group are its population: the
 * truth is the point with the least mean over them. Each draw takes some of the seeds and a grid of
 * two points or one an octave, and goes through the race with predictions at the truth and one
 * margin to either side.
 */
public final class PoolBenchmark {

  private static final int PER_OCTAVE = 4;
  private static final double ERROR_RATE = .05;

  private final GroupPlan group;
  private final double first;
  private final Response[][] pool;
  private final int truth;

  private PoolBenchmark(GroupPlan group, List<CellReading> results) {
    this.group = group;
    this.first = octave(group.coordinates().get(0));
    this.pool = new Response[group.coordinates().size()][group.seeds().size()];
    for (CellReading result : results) {
      int point = (int) Math.round(PER_OCTAVE * (octave(result) - first));
      int seed = group.seeds().indexOf(result.cell().seed());
      if (result.cell().setting().equals(group.group().setting()) && isPoint(point) && seed >= 0) {
        pool[point][seed] = Response.of(result, group.verdict()).orElseThrow();
      }
    }
    this.truth =
        IntStream.range(0, pool.length)
            .boxed()
            .min((a, b) -> Double.compare(mean(a), mean(b)))
            .orElseThrow();
  }

  private double octave(double coordinate) {
    return Math.log(
            group.group().axis().ratioToHe(coordinate, group.group().setting().architecture()))
        / Math.log(2);
  }

  private double octave(CellReading result) {
    return Math.log(result.cell().scales().ratioToHe(group.group().setting().architecture()))
        / Math.log(2);
  }

  private boolean isPoint(int point) {
    return point >= 0 && point < pool.length;
  }

  private double mean(int point) {
    double sum = 0;
    for (Response reading : pool[point]) {
      sum += reading.log();
    }
    return sum / pool[point].length;
  }

  /** Some seeds of the pool, as a group's trainings. */
  private Race.Trainings drawn(List<Integer> seeds) {
    return new Race.Trainings() {
      @Override
      public Optional<Response> at(double x, int seed) {
        return Optional.of(pool[(int) Math.round(PER_OCTAVE * (x - first))][seeds.get(seed)]);
      }

      @Override
      public boolean exists(double x) {
        return isPoint((int) Math.round(PER_OCTAVE * (x - first)));
      }
    };
  }

  private record Ended(
      Interval interval, Conclusion at, Conclusion low, Conclusion high, int cells) {}

  private Ended draw(RaceSettings rules, int perOctave, Random random) {
    List<Integer> seeds =
        new ArrayList<>(IntStream.range(0, group.seeds().size()).boxed().toList());
    Collections.shuffle(seeds, random);
    Race.Trainings trainings = drawn(seeds.subList(0, rules.seeds()));
    int step = PER_OCTAVE / perOctave;
    int phase = random.nextInt(step);
    List<Double> grid =
        IntStream.range(0, pool.length)
            .filter(p -> p % step == phase)
            .mapToObj(p -> first + (double) p / PER_OCTAVE)
            .toList();
    double at = first + (double) truth / PER_OCTAVE;
    Standing standing = run(trainings, grid, rules, at);
    Interval interval = standing.interval().orElseThrow();
    return new Ended(
        new Interval(interval.low() - at, interval.high() - at),
        standing.conclude(band(at)),
        run(trainings, grid, rules, at - 1).conclude(band(at - 1)),
        run(trainings, grid, rules, at + 1).conclude(band(at + 1)),
        standing.points().stream()
            .filter(point -> Math.abs(point.x() - at) > 1e-9)
            .mapToInt(RacePoint::seeds)
            .sum());
  }

  private static Band band(double predicted) {
    return new Band(predicted, new Interval(predicted, predicted), 1);
  }

  private static Standing run(
      Race.Trainings trainings, List<Double> grid, RaceSettings rules, double predicted) {
    return Race.run(
        new Race.Course(grid, List.of(predicted), List.of(band(predicted)), rules, ERROR_RATE),
        trainings);
  }

  private void report(int draws) {
    System.out.printf(
        Locale.ROOT,
        "%n%s, eta %s, optimum of %d seeds at g = %.3g%n",
        group.group().setting().architecture().text(),
        group.group().setting().learningRate(),
        group.seeds().size(),
        group.coordinates().get(truth));
    System.out.println(
        "| seeds | points an octave | cover | COINCIDES, a margin low | a margin high | DIFFERS at"
            + " the optimum | power | half-width | trainings |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (RaceSettings rules :
        List.of(
            RaceSettings.race(4, List.of(), List.of(1.0), .25),
            RaceSettings.race(6, List.of(), List.of(1.0), .25),
            RaceSettings.race(10, List.of(), List.of(1.0), .25),
            RaceSettings.race(20, List.of(5, 10), List.of(2.0, 3.0, 5.0), .25))) {
      for (int perOctave : List.of(2, 1)) {
        List<Ended> ended =
            IntStream.range(0, draws)
                .parallel()
                .mapToObj(i -> draw(rules, perOctave, new Random(1_000_003L * i + rules.seeds())))
                .toList();
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %.4f | %.4f | %.4f | %.4f | %.3f | %.2f | %.0f |%n",
            rules.looks().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            perOctave,
            share(ended, e -> e.interval().contains(0) ? 1 : 0),
            share(ended, e -> e.low() == Conclusion.COINCIDES ? 1 : 0),
            share(ended, e -> e.high() == Conclusion.COINCIDES ? 1 : 0),
            share(ended, e -> e.at() == Conclusion.DIFFERS ? 1 : 0),
            share(ended, e -> e.at() == Conclusion.COINCIDES ? 1 : 0),
            median(ended),
            share(ended, Ended::cells));
      }
    }
  }

  private static double share(List<Ended> ended, ToDoubleFunction<Ended> figure) {
    return ended.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static double median(List<Ended> ended) {
    return ended.stream()
        .mapToDouble(e -> (e.interval().high() - e.interval().low()) / 2)
        .sorted()
        .skip((ended.size() - 1) / 2)
        .findFirst()
        .orElseThrow();
  }

  /** Arguments: plan, results folder, draws, and changes of the plan as {@code --set} has them. */
  public static void main(String[] arguments) throws IOException {
    DataSources sources = DataSources.standard(DataFolders.of(System.getenv()), line -> {});
    Plan plan =
        Registries.standard(sources)
            .parser()
            .parse(Path.of(arguments[0]), List.of(arguments).subList(3, arguments.length));
    try (SparkSession spark = SmallSpark.open()) {
      ResultsFolder folder = ResultsFolder.at(arguments[1], spark);
      for (GroupPlan group : plan.groups()) {
        Setting setting = group.group().setting();
        List<CellReading> results =
            folder.cells().ofSettings(Map.of(setting.id(), setting), group.verdict().budget());
        new PoolBenchmark(group, results).report(Integer.parseInt(arguments[2]));
      }
    }
  }
}
