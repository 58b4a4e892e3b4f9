package dev.initsweep.theory;

import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Setting;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A predictor is a theory, or a rule of thumb, that names variance scales for a group. */
public interface Predictor {

  /** Returns the name in plans and tables. */
  String name();

  /** Returns where it comes from: paper and equation, or a section of our theory page. */
  String citation();

  /** Tells whether {@link PredictorInput#pilots} must be there. */
  default boolean needsPilots() {
    return false;
  }

  /**
   * Returns in one sentence why this predictor does not speak of a setting; empty where it does.
   * The network, activation or biases of the setting are then outside of its premises.
   */
  default Optional<String> refuses(Setting setting) {
    return Optional.empty();
  }

  /**
   * Predicts for a setting that is not refused, or says in one sentence why there is no prediction.
   * The reason is never an exception.
   */
  Prediction predict(PredictorInput question);

  /** Returns the prediction, or the refusal as one that names no variance. */
  default Prediction answer(PredictorInput question) {
    Setting setting = question.group().setting();
    return refuses(setting)
        .map(reason -> Prediction.none(question.group().id(), name(), setting, reason))
        .orElseGet(() -> predict(question));
  }

  /**
   * Returns the predicted coordinate from each seed's trainings alone, not rounded, by seed. Seeds
   * without one are missing. It is empty for predictors that do not measure.
   */
  default SortedMap<Long, Double> rootsBySeed(PredictorInput question) {
    return new TreeMap<>();
  }
}
