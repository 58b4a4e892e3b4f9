package dev.initsweep.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ComparisonWithBestTest {

  private static double[][] table(int seeds, int points, Random random) {
    double[][] log = new double[seeds][points];
    for (double[] row : log) {
      double shift = random.nextGaussian();
      for (int p = 0; p < points; p++) {
        row[p] = shift + .1 * p * p - .3 * p + .3 * random.nextGaussian();
      }
    }
    return log;
  }

  /** The definition of docs/verdicts.md, step by step, without sums that are kept. */
  private static double difference(double[][] log, int point, int seed) {
    List<double[]> others = new ArrayList<>();
    for (int s = 0; s < log.length; s++) {
      if (s != seed) {
        others.add(log[s]);
      }
    }
    int least = -1;
    for (int p = 0; p < log[0].length; p++) {
      if (p != point && (least < 0 || mean(others, p, -1) < mean(others, least, -1))) {
        least = p;
      }
    }
    double sum = 0;
    int count = 0;
    for (int p = 0; p < log[0].length; p++) {
      double mean = mean(others, p, least);
      double squares = 0;
      for (double[] row : others) {
        squares += Math.pow(row[p] - row[least] - mean, 2);
      }
      int m = others.size();
      if (p != point && (p == least || mean <= Math.sqrt(squares / (m - 1) / m))) {
        sum += log[seed][p];
        count++;
      }
    }
    return log[seed][point] - sum / count;
  }

  private static double mean(List<double[]> rows, int point, int less) {
    return rows.stream()
        .mapToDouble(row -> row[point] - (less < 0 ? 0 : row[less]))
        .average()
        .orElseThrow();
  }

  @RepeatedTest(50)
  void followsItsDefinition(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    double[][] log = table(3 + random.nextInt(8), 2 + random.nextInt(9), random);
    double[][] found = new ComparisonWithBest(log).differences();
    for (int p = 0; p < found.length; p++) {
      for (int s = 0; s < log.length; s++) {
        assertThat(found[p][s])
            .as("seed %d, point %d, seed of the group %d", seed, p, s)
            .isCloseTo(difference(log, p, s), within(1e-9));
      }
    }
  }

  /** By hand: the second point is the least on any two seeds, and the third surely higher. */
  @Test
  void comparesWithTheBestOfTheOthers() {
    double[][] log = {{5, 1, 9}, {5, 2, 9}, {5, 3, 9}};
    double[][] found = new ComparisonWithBest(log).differences();
    assertThat(found[0]).containsExactly(4, 3, 2);
    assertThat(found[1]).containsExactly(-4, -3, -2);
    assertThat(found[2]).containsExactly(8, 7, 6);
  }

  @Test
  void aPointAloneIsNeverHigher() {
    assertThat(new ComparisonWithBest(new double[][] {{1}, {2}, {3}}).differences()[0])
        .containsOnly(0);
  }

  /** Two points of equal mean are both the best: each is rejected no more often than it is said. */
  @Test
  void theBestPointIsRejectedNoMoreOftenThanSaid() {
    long seed = 11;
    Random random = new Random(seed);
    int rejected = 0;
    int trials = 20_000;
    for (int i = 0; i < trials; i++) {
      double[][] log = new double[5][6];
      for (double[] row : log) {
        for (int p = 0; p < row.length; p++) {
          row[p] = random.nextGaussian() + (p < 2 ? 0 : 3);
        }
      }
      if (MeanEstimate.of(new ComparisonWithBest(log).differences()[0]).exceeds(0, .05)) {
        rejected++;
      }
    }
    // Four standard errors of the simulation.
    assertThat((double) rejected / trials).as("seed %d", seed).isLessThan(.05 + .0062);
  }
}
