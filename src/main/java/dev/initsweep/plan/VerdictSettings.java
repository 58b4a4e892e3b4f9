package dev.initsweep.plan;

import static dev.initsweep.cell.Checks.require;
import static dev.initsweep.cell.Checks.requirePositive;

import java.util.List;

/**
 * Describes how verdicts are reached; it has no part in any cell's identity.
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

  /** Names He-normal, in the group's own setting. */
  public static final String HE = "he";

  public VerdictSettings {
    references = List.copyOf(references);
    require(!references.isEmpty(), "references", "none", "he, or others");
    require(budget >= 0, "budget", budget, "0 or more epochs");
    requirePositive(margin, "margin");
    require(confidence >= .5 && confidence < 1, "confidence", confidence, "from .5, below 1");
    require(completeness >= 0 && completeness <= 1, "completeness", completeness, "0 to 1");
    requirePositive(nearness, "nearness");
    require(bandFactor > 1, "band factor", bandFactor, "a number above 1");
  }

  /** Makes settings of verdicts whose claims 2 and 3 compare with He-normal alone. */
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
