package dev.initsweep.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a predictor says of a group: a row of the table {@code predictions}. Either {@code scales}
 * is present, or {@code reason} says in one sentence why there is no prediction.
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
 * @param details further figures by name, such as {@code laziness}
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
    Map<String, Double> details) {

  /**
   * Prefix of those details that hold the coordinate found from one seed of the sweep alone, such
   * as {@code root-seed-3}.
   */
  public static final String ROOT_OF_SEED = "root-seed-";

  public Prediction {
    roots = List.copyOf(roots);
    details = Map.copyOf(details);
    Checks.require(
        scales.isPresent() == reason.isEmpty(),
        "prediction of " + predictor,
        scales + " " + reason,
        "either scales or a reason");
  }

  /** A refusal to predict, with its reason in one sentence. */
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

  /** The same prediction with what each seed of the sweep says by itself in its details. */
  public Prediction withRootsOfSeeds(Map<Long, Double> rootsBySeed) {
    Map<String, Double> more = new HashMap<>(details);
    rootsBySeed.forEach((seed, root) -> more.put(ROOT_OF_SEED + seed, root));
    return new Prediction(
        group, predictor, setting, scales, coordinate, roots, interval, reason, note, more);
  }
}
