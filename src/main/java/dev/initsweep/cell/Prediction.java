package dev.initsweep.cell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Holds what a predictor says of a group: a row of the table {@code predictions}. Either {@code
 * scales} is present, or {@code reason} says in one sentence why there is no prediction.
 *
 * @param group id of the group
 * @param predictor name of the predictor
 * @param setting setting in which the predicted scales are to be trained: the group's, or one with
 *     the initial distribution that belongs to the predicted scheme
 * @param scales the predicted variance scales, one a layer
 * @param coordinate their coordinate on the group's axis; empty where they do not lie on it
 * @param roots all solutions of the predictor's condition as coordinates, in ascending order
 * @param interval confidence interval of the coordinate, where the predictor has one
 * @param reason why there is no prediction; empty text where there is one
 * @param note caveats, one line; may be empty
 * @param seeds what single seeds say of it
 * @param figures further ones by name, such as {@code laziness}
 */
public record Prediction(
    String group,
    String predictor,
    Setting setting,
    Optional<Scales> scales,
    OptionalDouble coordinate,
    List<Double> roots,
    Optional<Interval> interval,
    String reason,
    String note,
    SeedEvidence seeds,
    Map<String, Double> figures) {

  public Prediction {
    roots = List.copyOf(roots);
    figures = Map.copyOf(figures);
    Checks.require(
        scales.isPresent() == reason.isEmpty(),
        "prediction of " + predictor,
        scales + " " + reason,
        "either scales or a reason");
  }

  /**
   * Makes a prediction as tables have it.
   *
   * @param details figures by name, what single seeds say among them
   */
  public Prediction(
      String group,
      String predictor,
      Setting setting,
      Optional<Scales> scales,
      OptionalDouble coordinate,
      List<Double> roots,
      Optional<Interval> interval,
      String reason,
      String note,
      Map<String, Double> details) {
    this(
        group,
        predictor,
        setting,
        scales,
        coordinate,
        roots,
        interval,
        reason,
        note,
        SeedEvidence.among(details),
        SeedEvidence.without(details));
  }

  /** Returns a refusal to predict, with its reason in one sentence. */
  public static Prediction none(String group, String predictor, Setting setting, String reason) {
    return new Prediction(
        group,
        predictor,
        setting,
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        Optional.empty(),
        reason,
        "",
        Map.of());
  }

  /** Returns all figures by name, what single seeds say among them, as tables have them. */
  public Map<String, Double> details() {
    Map<String, Double> details = new TreeMap<>(figures);
    seeds.putInto(details);
    return details;
  }

  /** Returns the same prediction with the number of seeds that its interval rests on. */
  public Prediction withSeeds(int count) {
    return with(new SeedEvidence(count, seeds.roots()));
  }

  /** Returns the same prediction with what each seed of the sweep says by itself. */
  public Prediction withRootsOfSeeds(Map<Long, Double> rootsBySeed) {
    return with(new SeedEvidence(seeds.count(), rootsBySeed));
  }

  private Prediction with(SeedEvidence evidence) {
    return new Prediction(
        group,
        predictor,
        setting,
        scales,
        coordinate,
        roots,
        interval,
        reason,
        note,
        evidence,
        figures);
  }
}
