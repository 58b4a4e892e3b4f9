package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        .contains(
            "least train-loss 0.0113 at g = 16 (12 to 20); within a factor 2 of it from 5 to 60");
  }

  @Test
  void givesTheVerdictWithItsFigures() {
    assertThat(plain).contains("DIFFERS 3 octaves (2.5 to 3.4)");
  }

  @Test
  void givesTheCostOfTrustingAPrediction() {
    assertThat(plain).contains("loss +300 % (+200 % to +400 %)");
  }

  @Test
  void saysWhyThereIsNoPrediction() {
    assertThat(plain).contains("kl-bound: none: the weights grow at every variance");
  }

  @Test
  void saysWhereTheTheoryComesFrom() {
    assertThat(plain).contains("derived from the abstract of arXiv:2508.12834");
  }

  @Test
  void everyRowOfTheMarkdownTableHasTheSameColumns() {
    String markdown = Summary.markdown("quick", List.of(Reports.sample()), List.of("a.svg"));
    assertThat(markdown.lines().filter(line -> line.startsWith("|")))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(7));
    assertThat(markdown).contains("](a.svg)");
  }
}
