package dev.initsweep.verify;

import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The part of a verdict that depends on the claim. */
record ClaimResult(
    Conclusion conclusion,
    Optional<Estimate> estimate,
    OptionalDouble pValue,
    OptionalInt seedsToDecide,
    String method,
    String caveat) {

  /** A conclusion without figures, with its reason. */
  static ClaimResult bare(Conclusion conclusion, String method, String caveat) {
    return new ClaimResult(
        conclusion, Optional.empty(), OptionalDouble.empty(), OptionalInt.empty(), method, caveat);
  }
}
