package dev.initsweep.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Counts;
import dev.initsweep.cell.Optimum;
import dev.initsweep.cell.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClaimSummaryTest {

  private static Verdict verdict(Conclusion conclusion, double pValue) {
    return new Verdict(
        "group",
        Claim.LOWER_LOSS,
        "kl-once",
        "he",
        conclusion,
        "train-loss",
        20,
        OptionalDouble.empty(),
        Optional.empty(),
        OptionalDouble.of(pValue),
        new Optimum(
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            "",
            ""),
        Optional.empty(),
        OptionalInt.empty(),
        new Counts(1, 1, 0, 0),
        "",
        "");
  }

  private static ClaimSummary summarise(Verdict... verdicts) {
    return ClaimSummary.of(List.of(verdicts), .05).get(0);
  }

  @Test
  void alwaysIsConfirmedIfEveryGroupHolds() {
    assertThat(summarise(verdict(Conclusion.HOLDS, .04), verdict(Conclusion.HOLDS, .03)).always())
        .isEqualTo(Conclusion.HOLDS);
  }

  @Test
  void oneContradictionThatSurvivesTheCorrectionRefutes() {
    ClaimSummary summary =
        summarise(
            verdict(Conclusion.HOLDS, .001),
            verdict(Conclusion.HOLDS, .001),
            verdict(Conclusion.CONTRADICTED, .01));
    assertThat(summary.always()).isEqualTo(Conclusion.CONTRADICTED);
    assertThat(summary.leastAdjusted()).isCloseTo(.03, within(1e-12));
  }

  @Test
  void aContradictionThatDoesNotSurviveTheCorrectionLeavesItOpen() {
    assertThat(
            summarise(
                    verdict(Conclusion.HOLDS, .001),
                    verdict(Conclusion.HOLDS, .001),
                    verdict(Conclusion.CONTRADICTED, .03))
                .always())
        .isEqualTo(Conclusion.UNDECIDED);
  }

  @Test
  void groupsAreCountedOutOfAll() {
    ClaimSummary summary =
        summarise(
            verdict(Conclusion.HOLDS, .01),
            verdict(Conclusion.UNDECIDED, .5),
            verdict(Conclusion.INCOMPLETE, 1),
            verdict(Conclusion.NO_PREDICTION, 1));
    assertThat(summary.groups()).isEqualTo(4);
    assertThat(summary.holds()).isEqualTo(1);
    assertThat(summary.undecided()).isEqualTo(2);
    assertThat(summary.noPrediction()).isEqualTo(1);
    assertThat(summary.always()).isEqualTo(Conclusion.UNDECIDED);
  }
}
