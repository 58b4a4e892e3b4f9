package dev.initsweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.Cell;
import dev.initsweep.plan.Plans;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostModelTest {

  @TempDir Path folder;

  private Cell cell(String text) {
    String small = "data-sets = synthetic\npredictors = he\nhidden-widths = [3]\nbatch-sizes = 4\n";
    return Plans.parse(folder, small + text).groups().get(0).group().he(1);
  }

  @Test
  void countsThePartsOfATraining() {
    // 32-3-4: 96 + 12 = 108 weights. Forwards 2 x 108 = 216 operations an example; a step adds the
    // gradient by the weights, 216, and by the inputs of the second layer, 2 x 12 = 24: 456.
    // 10 examples, 3 epochs: 30 steps of one example; evaluations at 0, 1, 2, 3 epochs of 10 + 500
    // examples; gradient noise twice of 10.
    Cell cell = cell("train-examples = 10\nepochs = 3");
    assertThat(CostModel.flops(cell, 500))
        .isCloseTo(30 * 456.0 + 4 * 510 * 216 + 20 * 456, within(1e-6));
    assertThat(CostModel.flops(cell)).isCloseTo(30 * 456.0 + 4 * 10 * 216 + 20 * 456, within(1e-6));
  }

  @Test
  void countsFullMinibatchesWhereExamplesAreDrawnIndependently() {
    // ceil(10 / 4) = 3 minibatches of 4 in place of 10 examples.
    double shuffled = CostModel.flops(cell("train-examples = 10\nepochs = 1"));
    double drawn = CostModel.flops(cell("train-examples = 10\nepochs = 1\nsampling = replacement"));
    assertThat(drawn - shuffled).isCloseTo(2 * 456.0, within(1e-6));
  }
}
