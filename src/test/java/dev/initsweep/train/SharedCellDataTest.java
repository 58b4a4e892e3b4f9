package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Subset;
import dev.initsweep.data.Dataset;
import org.junit.jupiter.api.Test;

class SharedCellDataTest {

  private final Trial trial = new Trial().trainExamples(20);
  private final Dataset dataset = trial.data(50, 10);

  @Test
  void cellsOfManySeedsAndVariancesShareTheFirstExamples() {
    CellData one = SharedCellData.of(trial.seed(1).cell(2), dataset);

    assertThat(SharedCellData.of(trial.seed(2).epochs(9).cell(3), dataset)).isSameAs(one);
  }

  @Test
  void otherExamplesAreNotShared() {
    CellData one = SharedCellData.of(trial.cell(2), dataset);

    assertThat(SharedCellData.of(trial.trainExamples(30).cell(2), dataset)).isNotSameAs(one);
    assertThat(SharedCellData.of(trial.trainExamples(20).cell(2), trial.data(50, 10)))
        .as("another data set of this name")
        .isNotSameAs(one);
  }

  @Test
  void eachSeedHasItsOwnSubset() {
    Cell first = trial.subset(Subset.SEED).seed(1).cell(2);
    CellData one = SharedCellData.of(first, dataset);

    assertThat(SharedCellData.of(trial.seed(2).cell(2), dataset)).isNotSameAs(one);
    assertThat(SharedCellData.of(first, dataset)).isSameAs(one);
  }
}
