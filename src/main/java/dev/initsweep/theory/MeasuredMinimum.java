package dev.initsweep.theory;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.LogLoss;
import dev.initsweep.cell.Outcome;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.Group;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The coordinate at which a figure of the pilots is least: vertex of the parabola through the least
 * mean over seeds and its neighbours, on log scale of the coordinate.
 *
 * @param name in plans and tables
 * @param citation where it comes from
 * @param figure what is to be least
 */
record MeasuredMinimum(String name, String citation, Figure figure) implements Predictor {

  @Override
  public boolean needsPilots() {
    return true;
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    List<Point> points = points(question);
    OptionalDouble vertex = ParabolaVertex.vertex(means(points));
    if (vertex.isEmpty()) {
      return answer.none(
          points.isEmpty()
              ? "no trainings to measure"
              : "the least value is at an edge of the trainings' grid");
    }
    double coordinate = Octaves.exp2(vertex.getAsDouble());
    SortedMap<Long, Double> bySeed = rootsBySeed(question);
    int seeds = (int) points.stream().map(Point::seed).distinct().count();
    Optional<Interval> interval =
        bySeed.size() == seeds
            ? OctaveInterval.around(coordinate, bySeed.values())
            : Optional.empty();
    return answer.at(coordinate, List.of(coordinate), interval, "", Map.of()).withSeeds(seeds);
  }

  @Override
  public SortedMap<Long, Double> rootsBySeed(PredictorInput question) {
    SortedMap<Long, Double> roots = new TreeMap<>();
    points(question).stream()
        .collect(Collectors.groupingBy(Point::seed))
        .forEach(
            (seed, points) ->
                ParabolaVertex.vertex(means(points))
                    .ifPresent(x -> roots.put(seed, Octaves.exp2(x))));
    return roots;
  }

  private record Point(double octave, long seed, double value) {}

  private List<Point> points(PredictorInput question) {
    Group group = question.group();
    return question.pilots().stream()
        .filter(result -> result.cell().setting().equals(group.setting()))
        .flatMap(result -> point(question, result).stream())
        .sorted(Comparator.comparingDouble(Point::octave).thenComparingLong(Point::seed))
        .toList();
  }

  private Optional<Point> point(PredictorInput question, CellResult result) {
    Group group = question.group();
    OptionalDouble coordinate =
        group.axis().coordinateOf(result.cell().scales(), group.setting().architecture());
    OptionalDouble value = figure.of(question, result);
    return coordinate.isPresent() && value.isPresent()
        ? Optional.of(
            new Point(
                Octaves.log2(coordinate.getAsDouble()), result.cell().seed(), value.getAsDouble()))
        : Optional.empty();
  }

  private static SortedMap<Double, Double> means(List<Point> points) {
    return points.stream()
        .collect(
            Collectors.groupingBy(
                Point::octave, TreeMap::new, Collectors.averagingDouble(Point::value)));
  }

  /** A figure of one training; empty where it has none. */
  @FunctionalInterface
  interface Figure {
    OptionalDouble of(PredictorInput question, CellResult result);

    /**
     * The divergence of the Gaussian start from the state that it led to, per weight and but for
     * constants: (1/d) sum_l d_l (log g_l + G_l / g_l). On {@code fan-in}, log g + G(g) / g.
     */
    static OptionalDouble divergence(PredictorInput question, CellResult result) {
      return PilotTraining.of(question.withPilots(List.of(result))).stream()
          .mapToDouble(training -> Condition.divergence(question.group(), training))
          .findFirst();
    }

    /** Log of the training loss after one epoch, that of guessing where it is not finite. */
    static OptionalDouble lossAfterOneEpoch(PredictorInput question, CellResult result) {
      double guessing = Math.log(question.group().setting().architecture().classes());
      Outcome outcome = result.outcome();
      OptionalDouble first =
          outcome.after(1).stream().mapToDouble(after -> LogLoss.of(after.trainLoss())).findFirst();
      return first.isEmpty() && outcome instanceof Outcome.Diverged
          ? OptionalDouble.of(Math.log(guessing))
          : first;
    }
  }
}
