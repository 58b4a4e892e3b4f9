package dev.initsweep.theory;

import dev.initsweep.cell.Prediction;
import java.util.SortedMap;
import java.util.TreeMap;

/** A theory, or a rule of thumb, that names variance scales for a group. */
public interface Predictor {

  /** Name in plans and tables. */
  String name();

  /** Where it comes from: paper and equation, or a section of our theory page. */
  String citation();

  /** Whether {@link Question#pilots} must be there. */
  default boolean needsPilots() {
    return false;
  }

  /**
   * Predicts, or says in one sentence why there is no prediction; the reason is never an exception.
   */
  Prediction predict(Question question);

  /**
   * The predicted coordinate from each seed's trainings alone, not rounded, by seed; seeds without
   * one are missing. Empty for predictors that do not measure.
   */
  default SortedMap<Long, Double> rootsBySeed(Question question) {
    return new TreeMap<>();
  }
}
