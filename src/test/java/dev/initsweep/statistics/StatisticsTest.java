package dev.initsweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Bits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Expected numbers, where not said otherwise: numpy 2.4.6 and scipy 1.17.1, {@code python3
 * src/test/resources/dev/initsweep/verify/expected_statistics.py}.
 */
class StatisticsTest {

  private static final double[] DIFFERENCES = {1.1, -.4, 2.3, .9, 3.2, -.2, 1.7, .8};

  private static List<PairedLoss.Pair> pairs(double sign) {
    return new ArrayList<>(
        Arrays.stream(DIFFERENCES)
            .mapToObj(d -> new PairedLoss.Pair(sign * d, false, 0, false))
            .toList());
  }

  @Test
  void criticalValuesOfStudentsT() {
    assertThat(StudentT.critical(.95, 3)).isCloseTo(3.18244630528, within(1e-9));
    assertThat(StudentT.critical(.95, 9)).isCloseTo(2.2621571628, within(1e-9));
    assertThat(StudentT.pValue(-2.5, 5)).isCloseTo(.0544900993424, within(1e-11));
  }

  @Test
  void signedRankTestIsExact() {
    assertThat(PairedLoss.signedRankPValue(DIFFERENCES)).isCloseTo(.0390625, within(1e-12));
  }

  @Test
  void pairedLossIsStudentsWithTheSignedRankTestBeside() {
    PairedTest paired = PairedLoss.compare(pairs(1), .95);
    assertThat(paired.estimate().value()).isCloseTo(1.175, within(1e-12));
    assertThat(paired.pValue()).isCloseTo(.0285677360609, within(1e-10));
    assertThat(paired.estimate().interval().low()).isCloseTo(.164091031747, within(1e-9));
    assertThat(paired.estimate().interval().high()).isCloseTo(2.18590896825, within(1e-9));
    assertThat(paired.caveat()).isEqualTo("signed-rank test p = 0.0391");
  }

  @Test
  void aDivergedTrainingHasTheWorstRank() {
    List<PairedLoss.Pair> pairs = pairs(-1);
    for (int i = 0; i < 8; i++) {
      pairs.set(i, new PairedLoss.Pair(-Math.abs(DIFFERENCES[i]), false, 0, false));
    }
    pairs.set(7, new PairedLoss.Pair(0, true, 0, false));
    PairedTest paired = PairedLoss.compare(pairs, .95);
    assertThat(paired.pValue()).isCloseTo(.1953125, within(1e-12));
    assertThat(paired.sign()).isEqualTo(-1);
    assertThat(paired.method()).isEqualTo(PairedLoss.RANK_METHOD);
  }

  @Test
  void whereHeDivergesAlwaysThePredictionIsBetter() {
    List<PairedLoss.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      pairs.add(new PairedLoss.Pair(0, false, 0, true));
    }
    PairedTest paired = PairedLoss.compare(pairs, .95);
    // The least p-value of six pairs: 2 / 2^6.
    assertThat(paired.pValue()).isCloseTo(.03125, within(1e-12));
    assertThat(paired.sign()).isEqualTo(-1);
    assertThat(paired.estimate().value()).isNaN();
  }

  @Test
  void twoWayStandardErrorOfAccuracies() {
    int[][] at = {{1, 1, 0, 1, 1, 0, 1, 1}, {1, 0, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 0, 1, 1, 0}};
    int[][] he = {{1, 0, 0, 1, 0, 0, 1, 1}, {0, 0, 1, 1, 1, 0, 1, 1}, {1, 1, 0, 1, 0, 1, 0, 0}};
    List<TwoWayAccuracy.Pair> pairs = new ArrayList<>();
    for (int s = 0; s < 3; s++) {
      pairs.add(new TwoWayAccuracy.Pair(bits(at[s]), bits(he[s])));
    }
    PairedTest paired = TwoWayAccuracy.compare(pairs, 8, .95);
    assertThat(paired.estimate().value()).isCloseTo(.25, within(1e-12));
    assertThat(paired.estimate().interval().low()).isCloseTo(.120999171154, within(1e-9));
    assertThat(paired.estimate().interval().high()).isCloseTo(.379000828846, within(1e-9));
    assertThat(paired.pValue()).isCloseTo(.00253599608026, within(1e-10));
  }

  private static Bits bits(int... values) {
    boolean[] flags = new boolean[values.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values[i] == 1;
    }
    return Bits.of(flags);
  }

  /** Worked out by hand in issue B of the project. */
  @Test
  void holmsCorrection() {
    assertThat(Holm.adjust(.01, .04, .03, .005))
        .containsExactly(new double[] {.03, .06, .06, .02}, within(1e-12));
  }

  @Test
  void clopperPearsonIntervals() {
    assertThat(ClopperPearson.interval(0, 6, .95).low()).isZero();
    assertThat(ClopperPearson.interval(0, 6, .95).high()).isCloseTo(.45925812644, within(1e-9));
    assertThat(ClopperPearson.interval(2, 10, .95).low()).isCloseTo(.0252107263268, within(1e-9));
    assertThat(ClopperPearson.interval(2, 10, .95).high()).isCloseTo(.556095462308, within(1e-9));
    assertThat(ClopperPearson.interval(6, 6, .95).low()).isCloseTo(.54074187356, within(1e-9));
  }

  /** The returned number is the least that does: it satisfies the definition, one less does not. */
  @Test
  void furtherSeedsAreTheLeastThatDecide() {
    int n = 6;
    OptionalInt further = StudentT.furtherSeeds(1.2, .05, .7, n, .95);
    int m = n + further.orElseThrow();
    double spread = 1.2 * Math.sqrt(n) / StudentT.critical(.95, n - 1);
    assertThat(spread * StudentT.critical(.95, m - 1) / Math.sqrt(m)).isLessThan(.65);
    assertThat(spread * StudentT.critical(.95, m - 2) / Math.sqrt(m - 1)).isGreaterThan(.65);
  }

  @Test
  void noNumberOfSeedsDecidesAtTheMarginItself() {
    assertThat(StudentT.furtherSeeds(1.2, 0, 0, 6, .95)).isEmpty();
  }
}
