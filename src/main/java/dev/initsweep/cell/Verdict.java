package dev.initsweep.cell;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Holds what the cells of a group say of one claim of one predictor. It is a row of the table
 * {@code verdicts}.
 *
 * @param group id of the group
 * @param claim the claim
 * @param predictor name of the predictor
 * @param reference name of the predictor that it is compared with, claims 2 and 3; else empty text
 * @param conclusion the verdict itself
 * @param metric label of the metric that the claim is judged by
 * @param budget after how many epochs
 * @param predicted the predicted coordinate on the group's axis
 * @param estimate the judged difference: in octaves of r (coincidence), natural log of the metric's
 *     ratio (losses), or a difference of fractions (accuracy)
 * @param pValue of the test behind the conclusion, over the look's share of the error rate; not
 *     corrected for the number of groups
 * @param optimum the group's empirical optimum
 * @param regret natural log of metric at the prediction over that of the best trained points,
 *     cross-fitted
 * @param seedsToDecide how many further seeds would probably decide an open verdict
 * @param counts completeness of the group
 * @param method how the verdict was reached, with its source
 * @param caveat what to keep in mind, one line; may be empty
 */
public record Verdict(
    String group,
    Claim claim,
    String predictor,
    String reference,
    Conclusion conclusion,
    String metric,
    int budget,
    OptionalDouble predicted,
    Optional<Estimate> estimate,
    OptionalDouble pValue,
    Optimum optimum,
    Optional<Estimate> regret,
    OptionalInt seedsToDecide,
    Counts counts,
    String method,
    String caveat) {}
