package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.InputScaling;
import dev.initsweep.data.Examples;
import org.junit.jupiter.api.Test;

class InputsTest {

  private final Examples examples =
      new Trial.Pixels(2, new byte[] {10, 20, (byte) 200, 0, 30, 40}, new int[] {0, 1, 0});

  @Test
  void unitDividesByTheLargestRawValue() {
    assertThat(Inputs.of(InputScaling.UNIT, examples, new int[] {0}).scaled(51)).isEqualTo(.2f);
  }

  @Test
  void standardiseUsesTheTrainingExamplesOfTheCellOnly() {
    Inputs inputs = Inputs.of(InputScaling.STANDARDISE, examples, new int[] {0, 2});
    // 10, 20, 30, 40: mean 25, mean of squared differences 125.
    assertThat(inputs.scaled(25)).isZero();
    assertThat(inputs.scaled(40)).isCloseTo((float) (15 / Math.sqrt(125)), within(1e-7f));
  }

  @Test
  void valuesThatAreAllTheSameBecomeZero() {
    Examples blank = new Trial.Pixels(2, new byte[] {7, 7}, new int[] {0});
    assertThat(Inputs.of(InputScaling.STANDARDISE, blank, new int[] {0}).scaled(7)).isZero();
  }

  @Test
  void aNetworkOfOtherWidthsThanTheDataIsRefused() {
    Trial trial = new Trial().widths(4, 3);
    assertThatThrownBy(() -> new CellData(trial.cell(2), new Trial().data(50, 10)))
        .hasMessage("Invalid widths: 4-3 (expected 6 inputs and 3 classes, which noise has)");
  }
}
