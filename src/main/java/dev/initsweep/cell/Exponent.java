package dev.initsweep.cell;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says how the empirical optimum moves with one quantity over a family of groups. The groups differ
 * in nothing else. It also holds what a theory says of that, and is a row of the table {@code
 * exponents}.
 *
 * @param family what the groups have in common, in words
 * @param axis identity of the groups' axis
 * @param quantity what differs: {@code eta}, {@code width} or {@code epochs}
 * @param from its least value
 * @param to its greatest value
 * @param groups how many groups the slopes rest on
 * @param predictor whose claim it is
 * @param slope of log2 of the optimum's coordinate against log2 of the quantity
 * @param claimed the slope that the theory claims
 * @param source where the claim comes from: {@code plan} or {@code predictions}; empty where there
 *     is none
 * @param difference of slope and claim
 * @param conclusion whether the two laws stay within the margin of each other over the family
 * @param method how it was found, with its source
 * @param caveat what to keep in mind, one line; may be empty
 */
public record Exponent(
    String family,
    String axis,
    String quantity,
    double from,
    double to,
    int groups,
    String predictor,
    Optional<Estimate> slope,
    OptionalDouble claimed,
    String source,
    Optional<Estimate> difference,
    Conclusion conclusion,
    String method,
    String caveat) {}
