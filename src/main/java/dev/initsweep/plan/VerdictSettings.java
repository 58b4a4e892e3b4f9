package dev.initsweep.plan;

import java.util.List;

/**
 * How verdicts are reached; no part of any cell's identity.
 *
 * @param metric what is compared
 * @param budget after how many epochs, one of the recorded ones; 0 stands for the last
 * @param margin delta of the equivalence test, in octaves of r
 * @param confidence of all intervals, such as .95
 * @param completeness share of a group's cells below which a verdict is withheld
 * @param nearness share by which a loss may exceed the least and still count as near, such as .1
 * @param bandFactor factor over the least loss that bounds the stable band
 * @param references predictors whose trainings claims 2 and 3 compare with, the first one first
 */
public record VerdictSettings(
    Metric metric,
    int budget,
    double margin,
    double confidence,
    double completeness,
    double nearness,
    double bandFactor,
    List<String> references) {

  /** He-normal, in the group's own setting. */
  public static final String HE = "he";

  public VerdictSettings {
    references = List.copyOf(references);
    if (references.isEmpty()) {
      throw new IllegalArgumentException("Invalid references: none (expected he, or others)");
    }
  }

  /** Verdicts whose claims 2 and 3 compare with He-normal alone. */
  public VerdictSettings(
      Metric metric,
      int budget,
      double margin,
      double confidence,
      double completeness,
      double nearness,
      double bandFactor) {
    this(metric, budget, margin, confidence, completeness, nearness, bandFactor, List.of(HE));
  }
}
