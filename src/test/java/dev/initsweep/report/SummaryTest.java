package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Verdict;
import dev.initsweep.verify.GroupReport;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private final String plain = Summary.plain(List.of(Reports.sample()));

  @Test
  void saysHowCompleteTheGroupIs() {
    assertThat(plain).contains("9 of 10 cells done, 1 diverged");
  }

  @Test
  void saysTheMinimumWithItsInterval() {
    assertThat(plain)
        .contains("least train-loss 0.0113 at g = 16 (12 to 20); within a factor 2 of it: 5 to 60");
  }

  @Test
  void givesTheVerdictWithItsFigures() {
    assertThat(plain).contains("DIFFERS 3 octaves (2.5 to 3.4)");
  }

  @Test
  void givesTheCostOfTrustingAPrediction() {
    assertThat(plain).contains("loss +300 % (+200 % to +400 %)");
  }

  /** One of two: by hand, 1 - sqrt(.975) and sqrt(.975), as (1 - p)^2 and p^2 are .975 there. */
  @Test
  void saysWhereTrainingsDivergedAndHowProbableThatIs() {
    assertThat(plain).contains("diverged at g = 64: 1 of 2 (0.0126 to 0.987)");
  }

  @Test
  void saysHowFarThePremisesHold() {
    assertThat(plain.lines().filter(line -> line.contains("-5.25")))
        .singleElement()
        .asString()
        .matches(" +least +16 +-5\\.25 +\\+1\\.3 % since epoch 2 +0\\.00031 +0\\.0002, 0\\.01");
  }

  @Test
  void aLineSaysWhatClaimOneCameTo() {
    assertThat(Summary.line(Reports.sample()))
        .endsWith(": least at g = 16 (12 to 20); he DIFFERS, kl-bound NO_PREDICTION");
  }

  @Test
  void onGlobalTheStandardDeviationStandsBesideTheVariance() {
    GroupReport report = InventedGlobal.of(true).report();
    double variance = report.optimum().coordinate().orElseThrow();
    assertThat(Summary.line(report))
        .contains("least at σ² = " + Numbers.text(variance) + " (")
        .contains("), s0 = " + Numbers.text(Math.sqrt(variance)) + " (");
  }

  @Test
  void saysOverAllGroupsHowOftenAClaimHolds() {
    assertThat(Summary.plain(List.of(Reports.sample(), Reports.sample())))
        .contains("over all groups\n\n  predictor  claim ")
        .containsPattern("\n  he +coincidence +0 +2 +0 +0 +2 +open\n");
    assertThat(plain).doesNotContain("over all groups");
  }

  /**
   * He's comes before critical in plans, if not in the alphabet; who predicts nothing is left out.
   */
  @Test
  void predictorsStandInTheOrderOfThePlan() {
    String text = Summary.plain(InventedSweep.familyReports());
    assertThat(text.substring(text.indexOf("over all groups")).lines())
        .filteredOn(line -> line.contains(" coincidence "))
        .extracting(line -> line.strip().replaceFirst(" .*", ""))
        .containsExactly("he", "critical");
  }

  @Test
  void anExponentNamesItsNetworkAndAClaimOfNothingIsZero() {
    assertThat(Summary.plain(InventedSweep.familyReports()).lines())
        .filteredOn(line -> line.startsWith("exponent of eta from 0.025 to 0.1 "))
        .anyMatch(
            line ->
                line.contains("(made-up 20-32-32-10 relu, ") && line.contains("; he claims 0: "))
        .anyMatch(
            line ->
                line.contains("(made-up 20-16-16-10 relu, ") && line.contains("; he claims 0: "));
  }

  @Test
  void oneMoreSeedIsOne() {
    assertThat(Summary.plain(List.of(withSeedsToDecide(1)))).contains("; 1 more seed ");
    assertThat(Summary.plain(List.of(withSeedsToDecide(2)))).contains("; 2 more seeds ");
  }

  private static GroupReport withSeedsToDecide(int seeds) {
    GroupReport sample = Reports.sample();
    Verdict had = sample.verdicts().get(0);
    return new GroupReport(
        sample.plan(),
        sample.counts(),
        sample.curve(),
        sample.predictions(),
        sample.optimum(),
        sample.stretches(),
        sample.isOver(),
        sample.seeds(),
        List.of(
            new Verdict(
                had.group(),
                had.claim(),
                had.predictor(),
                had.reference(),
                had.conclusion(),
                had.metric(),
                had.budget(),
                had.predicted(),
                had.estimate(),
                had.pValue(),
                had.optimum(),
                had.regret(),
                OptionalInt.of(seeds),
                had.counts(),
                had.method(),
                had.caveat())),
        sample.premises());
  }

  @Test
  void verdictsNameTheMargin() {
    assertThat(plain).contains("within 1 octave of the minimum? (claim 1)");
  }

  @Test
  void saysWhyThereIsNoPrediction() {
    assertThat(plain).contains("kl-bound: none: the weights grow at every variance");
  }

  @Test
  void saysWhereTheTheoryComesFrom() {
    assertThat(plain).contains("the theorem of H. Horii and S. Has").contains("is made after it");
  }

  @Test
  void everyRowOfTheMarkdownTableHasTheSameColumns() {
    String markdown = Summary.markdown("quick", List.of(Reports.sample()), List.of("a.svg"));
    assertThat(markdown.lines().filter(line -> line.startsWith("|")))
        .hasSize(7)
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(7));
    assertThat(markdown).contains("](a.svg)");
  }
}
