package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Status;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AuditsTest {

  private static Audit audit(String cell, double loss, boolean agrees) {
    return new Audit(
        cell,
        OptionalInt.empty(),
        "fused",
        "dl4j",
        Status.OK,
        Status.OK,
        OptionalDouble.of(loss),
        OptionalDouble.of(.01),
        OptionalDouble.empty(),
        agrees);
  }

  @Test
  void theLargestDifferenceIsSaid() {
    assertThat(Audits.line(List.of(audit("a", .01, true), audit("b", .0102, true))))
        .isEqualTo(
            "audit: 2 cells trained by dl4j too, final losses at most 2.0 % apart, which rounding"
                + " explains");
  }

  @Test
  void theReasonNamesTheCellAndHowFarItsLastBitsMoveIt() {
    Audit chaotic =
        new Audit(
            "0123456789abcdef",
            OptionalInt.empty(),
            "fused",
            "dl4j",
            Status.OK,
            Status.OK,
            OptionalDouble.of(.01042),
            OptionalDouble.of(.01),
            OptionalDouble.of(.051),
            true);
    assertThat(Audits.line(List.of(audit("a", .01, true), chaotic)))
        .endsWith(
            "at most 4.2 % apart, which rounding explains: in cell 0123456789ab the last bits of"
                + " the initial weights alone move it by up to 5.1 %");
  }

  @Test
  void disagreementIsSaidInTheSummaryAndInTheError() {
    List<Audit> audits = List.of(audit("a", .01, true), audit("b", .02, false));
    assertThat(Audits.line(audits)).endsWith("; more than rounding explains in 1");
    assertThat(Audits.disagreement(audits))
        .isEqualTo(
            "Cannot trust the engine: by rounding alone it should agree with dl4j on cell b"
                + " (ok 0.02 against ok 0.01)");
  }

  @Test
  void auditsThatEndEarlyAreNamed() {
    Audit early =
        new Audit(
            "0123456789abcdef",
            OptionalInt.of(2),
            "fused",
            "dl4j",
            Status.OK,
            Status.OK,
            OptionalDouble.of(.01),
            OptionalDouble.of(.01),
            OptionalDouble.empty(),
            true);
    assertThat(Audits.line(List.of(early, audit("a", .01, true))))
        .startsWith(
            "audit: 2 cells trained by dl4j too (cell 0123456789ab up to epoch 2 alone), final");
  }

  @Test
  void withoutAuditsItSaysSo() {
    assertThat(Audits.line(List.of())).contains("no cell");
  }
}
