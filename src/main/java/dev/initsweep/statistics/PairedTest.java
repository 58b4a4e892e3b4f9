package dev.initsweep.statistics;

import dev.initsweep.cell.Estimate;
import java.util.OptionalInt;

/**
 * Outcome of a paired comparison; a negative estimate means less than He's.
 *
 * @param estimate of the difference with its interval; unbounded where the method has none
 * @param pValue two-sided, of the test that decides
 * @param sign of the difference as the test sees it: -1, 0 or 1
 * @param seedsToDecide further seeds that would probably decide
 * @param method with its source
 * @param caveat one line; may be empty
 */
public record PairedTest(
    Estimate estimate,
    double pValue,
    int sign,
    OptionalInt seedsToDecide,
    String method,
    String caveat) {}
