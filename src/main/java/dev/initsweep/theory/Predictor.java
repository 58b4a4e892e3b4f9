package dev.initsweep.theory;

import dev.initsweep.cell.Prediction;

/** A theory, or a rule of thumb, that names variance scales for a group. */
public interface Predictor {

  /** Name in plans and tables. */
  String name();

  /** Where it comes from: paper and equation, or a section of our theory page. */
  String citation();

  /** Whether {@link Question#pilots} must be there. */
  boolean needsPilots();

  /**
   * Predicts, or says in one sentence why there is no prediction; the reason is never an exception.
   */
  Prediction predict(Question question);
}
