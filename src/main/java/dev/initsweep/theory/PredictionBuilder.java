package dev.initsweep.theory;

import dev.initsweep.cell.Identity;
import dev.initsweep.cell.Interval;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Builds the predictions of one predictor for one question.
 *
 * @param question what the predictor was asked
 * @param predictor who answers
 */
public record PredictionBuilder(PredictorInput question, Predictor predictor) {

  /** Parts of an octave that a computed scale is rounded to, so that a last bit makes no cell. */
  private static final int STEPS_PER_OCTAVE = 64;

  /** The nearest 64th of an octave, the same bits on every machine. */
  static double rounded(double positive) {
    double octaves = Octaves.log2(positive);
    return StrictMath.pow(2, StrictMath.rint(octaves * STEPS_PER_OCTAVE) / STEPS_PER_OCTAVE);
  }

  /** Says in one sentence why there is no prediction. */
  public Prediction none(String reason) {
    return Prediction.none(
        question.group().id(), predictor.name(), question.group().setting(), reason);
  }

  /** No prediction, but all roots and figures that were found. */
  Prediction none(String reason, List<Double> roots, Map<String, Double> details) {
    return prediction(
        question.group().setting(),
        Optional.empty(),
        OptionalDouble.empty(),
        roots,
        Optional.empty(),
        reason,
        "",
        details);
  }

  /**
   * Predicts a coordinate of the group's axis, rounded to a 64th of an octave.
   *
   * @param coordinate greater than 0
   * @param roots all that were found, where a condition has several
   * @param interval of 95 %, where the predictor has one
   * @param note for people, one line; may be empty
   * @param details further figures by name
   */
  public Prediction at(
      double coordinate,
      List<Double> roots,
      Optional<Interval> interval,
      String note,
      Map<String, Double> details) {
    return here(rounded(coordinate), roots, interval, note, details);
  }

  /** Predicts a coordinate of the group's axis as it was written, to the digits of an identity. */
  Prediction exactly(double coordinate, Map<String, Double> details) {
    return here(Identity.canonical(coordinate), List.of(coordinate), Optional.empty(), "", details);
  }

  private Prediction here(
      double here,
      List<Double> roots,
      Optional<Interval> interval,
      String note,
      Map<String, Double> details) {
    Scales scales;
    try {
      scales = question.group().axis().scales(here, question.group().setting().architecture());
    } catch (IllegalArgumentException e) {
      return none(
          "the axis has no variance scales at the predicted coordinate " + here, roots, details);
    }
    return prediction(
        question.group().setting(),
        Optional.of(scales),
        OptionalDouble.of(here),
        roots,
        interval,
        "",
        note,
        details);
  }

  /** Predicts one variance scale g for all layers, rounded to a 64th of an octave. */
  public Prediction everywhere(double g, String note, Map<String, Double> details) {
    Setting setting = question.group().setting();
    return vector(
        setting, Scales.uniform(rounded(g), setting.architecture().depth()), note, details);
  }

  /**
   * Variance scales as they are, in a setting as it is. They have a coordinate where they lie on
   * the axis and the setting is the group's.
   */
  Prediction vector(Setting setting, Scales scales, String note, Map<String, Double> details) {
    OptionalDouble coordinate =
        setting.equals(question.group().setting())
            ? question.group().axis().coordinateOf(scales, setting.architecture())
            : OptionalDouble.empty();
    List<Double> roots = coordinate.isPresent() ? List.of(coordinate.getAsDouble()) : List.of();
    return prediction(
        setting, Optional.of(scales), coordinate, roots, Optional.empty(), "", note, details);
  }

  private Prediction prediction(
      Setting setting,
      Optional<Scales> scales,
      OptionalDouble coordinate,
      List<Double> roots,
      Optional<Interval> interval,
      String reason,
      String note,
      Map<String, Double> details) {
    return new Prediction(
        question.group().id(),
        predictor.name(),
        setting,
        scales,
        coordinate,
        roots,
        interval,
        reason,
        note,
        details);
  }
}
