package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckpointTest {

  @Test
  void doublingsOfTheEpochsAndTheLastAreEvaluatedOnce() {
    assertThat(Checkpoint.epochs(1)).containsExactly(1);
    assertThat(Checkpoint.epochs(2)).containsExactly(1, 2);
    assertThat(Checkpoint.epochs(3)).containsExactly(1, 2, 3);
    assertThat(Checkpoint.epochs(16)).containsExactly(1, 2, 4, 8, 16);
    assertThat(Checkpoint.epochs(20)).containsExactly(1, 2, 4, 8, 16, 20);
  }

  @Test
  void theLargestNumberOfEpochsDoesNotOverflow() {
    assertThat(Checkpoint.epochs(Integer.MAX_VALUE)).hasSize(32).endsWith(1 << 30, 2147483647);
  }
}
