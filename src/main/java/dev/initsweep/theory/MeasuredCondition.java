package dev.initsweep.theory;

import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.Group;
import dev.initsweep.theory.MonotoneCurve.Crossing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A condition on the weights' size as a fixed point: where a training ends as it started. Measured
 * at the pilots' coordinates, averaged over seeds on log scale, interpolated on log scale. The
 * lowest coordinate where growth turns into shrinkage is the prediction.
 *
 * @param name in plans and tables
 * @param citation where it comes from
 * @param growth that must vanish, by group
 * @param refusal why the condition does not speak of a group, by group; empty text where it does
 */
record MeasuredCondition(
    String name, String citation, Function<Group, Growth> growth, Function<Group, String> refusal)
    implements Predictor {

  /** A condition on the weights alone, of any group. */
  MeasuredCondition(String name, String citation, Function<Group, Condition> condition) {
    this(name, citation, group -> Growth.ofWeights(condition.apply(group)), group -> "");
  }

  @Override
  public boolean needsPilots() {
    return true;
  }

  @Override
  public Prediction predict(PredictorInput question) {
    PredictionBuilder answer = new PredictionBuilder(question, this);
    List<Point> points = points(question);
    Roots found = roots(question, points);
    if (found.lowest().isEmpty()) {
      return answer.none(found.reason(), found.all(), Map.of());
    }
    List<Double> roots = found.all();
    OptionalDouble lowest = found.lowest();
    Collection<Double> bySeed = rootsBySeed(question).values();
    int seeds = (int) points.stream().map(Point::seed).distinct().count();
    Optional<Interval> interval =
        bySeed.size() == seeds
            ? OctaveInterval.around(Octaves.exp2(lowest.getAsDouble()), bySeed)
            : Optional.empty();
    return answer
        .at(
            Octaves.exp2(lowest.getAsDouble()),
            roots,
            interval,
            note(question, roots, bySeed.size(), seeds),
            Map.of(
                "drift", curve(means(points, Point::drift)).value(lowest.getAsDouble()),
                "step2", curve(means(points, Point::step2)).value(lowest.getAsDouble())))
        .withSeeds(seeds);
  }

  /**
   * Says where the condition holds.
   *
   * @param all coordinates, in ascending order
   * @param lowest octave at which growth turns into shrinkage
   * @param reason why there is none; empty text where there is one
   */
  record Roots(List<Double> all, OptionalDouble lowest, String reason) {}

  /** The roots of a question's trainings. */
  Roots roots(PredictorInput question) {
    return roots(question, points(question));
  }

  private Roots roots(PredictorInput question, List<Point> points) {
    String refused = refusal.apply(question.group());
    if (!refused.isEmpty()) {
      return new Roots(List.of(), OptionalDouble.empty(), refused);
    }
    SortedMap<Double, Double> means = means(points, Point::growth);
    if (means.size() < 2) {
      return new Roots(
          List.of(),
          OptionalDouble.empty(),
          String.format(
              Locale.ROOT,
              "trainings at two or more variances are needed, and %d gave weights to measure%s",
              means.size(),
              leftOut(question)));
    }
    List<Crossing> crossings = curve(means).crossings();
    List<Double> roots = crossings.stream().map(crossing -> Octaves.exp2(crossing.x())).toList();
    OptionalDouble lowest = falling(crossings);
    return new Roots(roots, lowest, lowest.isEmpty() ? reason(question, means, roots) : "");
  }

  @Override
  public SortedMap<Long, Double> rootsBySeed(PredictorInput question) {
    SortedMap<Long, Double> roots = new TreeMap<>();
    points(question).stream()
        .collect(Collectors.groupingBy(Point::seed))
        .forEach(
            (seed, points) -> {
              SortedMap<Double, Double> own = means(points, Point::growth);
              if (own.size() >= 2) {
                falling(curve(own).crossings()).ifPresent(x -> roots.put(seed, Octaves.exp2(x)));
              }
            });
    return roots;
  }

  /**
   * One training on the axis.
   *
   * @param octave log2 of its coordinate
   * @param drift of the squared norm, over the squared norm at the start
   * @param step2 the same of the squared steps
   */
  private record Point(double octave, long seed, double growth, double drift, double step2) {}

  private List<Point> points(PredictorInput question) {
    Group group = question.group();
    Architecture architecture = group.setting().architecture();
    List<Point> points = new ArrayList<>();
    if (!refusal.apply(group).isEmpty()) {
      return points;
    }
    Growth growth = this.growth.apply(group);
    for (PilotTraining training : PilotTraining.of(question)) {
      OptionalDouble coordinate = group.axis().coordinateOf(training.scales(), architecture);
      if (coordinate.isEmpty()) {
        continue;
      }
      double norm = Condition.squaredNorm(architecture, training.start());
      growth
          .of(coordinate.getAsDouble(), training)
          .ifPresent(
              grown ->
                  points.add(
                      new Point(
                          Octaves.log2(coordinate.getAsDouble()),
                          training.seed(),
                          grown,
                          sum(training.outcome().balance().drift()) / norm,
                          sum(training.outcome().balance().step2()) / norm)));
    }
    points.sort(Comparator.comparingDouble(Point::octave).thenComparingLong(Point::seed));
    return points;
  }

  private static SortedMap<Double, Double> means(
      List<Point> points, ToDoubleFunction<Point> figure) {
    return points.stream()
        .collect(
            Collectors.groupingBy(Point::octave, TreeMap::new, Collectors.averagingDouble(figure)));
  }

  private static MonotoneCurve curve(SortedMap<Double, Double> means) {
    return new MonotoneCurve(List.copyOf(means.keySet()), List.copyOf(means.values()));
  }

  private static OptionalDouble falling(List<Crossing> crossings) {
    return crossings.stream().filter(Crossing::falling).mapToDouble(Crossing::x).findFirst();
  }

  private String reason(
      PredictorInput question, SortedMap<Double, Double> means, List<Double> roots) {
    String grid =
        "%s %s to %s"
            .formatted(
                question.group().axis().symbol(),
                FourDigits.number(Octaves.exp2(means.firstKey())),
                FourDigits.number(Octaves.exp2(means.lastKey())));
    if (!roots.isEmpty()) {
      return ("the weights' mean square turns from shrinking to growing at %s and never back"
              + " within the trainings' grid (%s)%s")
          .formatted(FourDigits.number(roots.get(0)), grid, leftOut(question));
    }
    return "the weights' mean square %s at every variance of the trainings' grid (%s), so the condition has no root there%s"
        .formatted(means.get(means.firstKey()) < 0 ? "shrinks" : "grows", grid, leftOut(question));
  }

  private static String note(
      PredictorInput question, List<Double> roots, int withRoot, long seeds) {
    List<String> notes = new ArrayList<>();
    if (roots.size() > 1) {
      notes.add(roots.size() + " roots, the lowest stable one is the prediction");
    }
    if (withRoot < seeds) {
      notes.add(
          String.format(
              Locale.ROOT,
              "only %d of %d seeds have a root of their own, so no interval",
              withRoot,
              seeds));
    }
    long diverged = PilotTraining.diverged(question);
    if (diverged > 0) {
      notes.add(diverged + " diverged trainings left out");
    }
    return String.join("; ", notes);
  }

  /** Says which trainings could not be measured; empty text where all were. */
  private String leftOut(PredictorInput question) {
    Group group = question.group();
    Growth growth = this.growth.apply(group);
    long diverged = PilotTraining.diverged(question);
    long unknown =
        PilotTraining.of(question).stream()
            .filter(
                training -> {
                  OptionalDouble coordinate =
                      group.axis().coordinateOf(training.scales(), group.setting().architecture());
                  return coordinate.isPresent()
                      && growth.of(coordinate.getAsDouble(), training).isEmpty();
                })
            .count();
    return (diverged == 0 ? "" : "; " + diverged + " diverged trainings left out")
        + (unknown == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %d rows of an earlier format do not have the size of the biases",
                unknown));
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(v -> v).sum();
  }
}
