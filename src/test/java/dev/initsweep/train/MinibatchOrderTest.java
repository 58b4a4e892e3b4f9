package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.CommonRandomNumbers;
import dev.initsweep.cell.MinibatchSampling;
import dev.initsweep.cell.Subset;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinibatchOrderTest {

  private final Trial trial = new Trial().trainExamples(12).batchSize(5);

  /** Expected: {@code regenerate.py order shuffle initsweep-1/order/seed=7/epoch=1 12}. */
  @Test
  void shuffleIsThatOfTheWrittenSemantics() {
    assertThat(positions(trial, 1, 2)).containsExactly(7, 10, 5, 3, 0, 11, 8, 4, 6, 1, 9, 2);
  }

  /** Expected: {@code regenerate.py order replacement initsweep-1/order/seed=7/epoch=2 12}. */
  @Test
  void replacementIsThatOfTheWrittenSemantics() {
    assertThat(positions(trial.sampling(MinibatchSampling.REPLACEMENT), 2, 2))
        .containsExactly(6, 7, 0, 2, 4, 11, 1, 0, 10, 6, 0, 11);
  }

  /** Expected: {@code regenerate.py subset initsweep-1/subset/seed=7 20 5}. */
  @Test
  void subsetIsThatOfTheWrittenSemantics() {
    Trial five = trial.trainExamples(5).subset(Subset.SEED);
    assertThat(TrainingExamples.of(five.cell(2), 20)).containsExactly(3, 5, 9, 12, 13);
  }

  @Test
  void firstExamplesNeedNoDraw() {
    assertThat(TrainingExamples.of(trial.cell(2), 20)).isEqualTo(IntStream.range(0, 12).toArray());
  }

  @Test
  void shuffleIsAPermutationAndNewInEachEpoch() {
    int[] first = positions(trial.trainExamples(1000), 1, 2);
    int[] second = positions(trial, 2, 2);
    assertThat(first).isNotEqualTo(second);
    assertThat(sorted(first)).isEqualTo(IntStream.range(0, 1000).toArray());
    assertThat(sorted(second)).isEqualTo(IntStream.range(0, 1000).toArray());
  }

  @ParameterizedTest
  @CsvSource({"BOTH, true", "ORDER, true", "WEIGHTS, false", "NONE, false"})
  void scalesEnterTheStreamUnlessTheOrderIsCommon(CommonRandomNumbers common, boolean same) {
    trial.common(common);
    assertThat(Arrays.equals(positions(trial, 1, 2), positions(trial, 1, 3))).isEqualTo(same);
  }

  private static int[] positions(Trial trial, int epoch, double g) {
    return new MinibatchOrder(trial.cell(g)).positions(epoch);
  }

  private static int[] sorted(int[] values) {
    int[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
