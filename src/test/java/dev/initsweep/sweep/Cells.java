package dev.initsweep.sweep;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.Cell;
import dev.initsweep.cell.DataChoice;
import dev.initsweep.cell.InputScaling;
import dev.initsweep.cell.Mlp;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import dev.initsweep.cell.Subset;
import java.util.ArrayList;
import java.util.List;

/** Small cells for the tests of this package. */
final class Cells {

  private Cells() {}

  /** A setting that differs from others by its number of epochs. */
  static Setting setting(String digest, int inputs, int classes, int examples, int epochs) {
    return Setting.of(
            new DataChoice("tiny", digest, examples, Subset.FIRST, InputScaling.UNIT),
            new Mlp(List.of(inputs, 3, classes), Activation.RELU, BiasTreatment.TRAINED))
        .learningRate(0.1)
        .batchSize(8)
        .epochs(epochs)
        .build();
  }

  static Setting setting(int epochs) {
    return setting("0".repeat(64), 4, 2, 40, epochs);
  }

  /** Cells at scales 1, 2, ... for each of the seeds 0, 1, ... */
  static List<Cell> grid(Setting setting, int scales, int seeds) {
    List<Cell> cells = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      for (int g = 1; g <= scales; g++) {
        cells.add(cell(setting, g, seed));
      }
    }
    return cells;
  }

  static Cell cell(Setting setting, double g, long seed) {
    return new Cell(setting, Scales.uniform(g, setting.architecture().depth()), seed);
  }
}
