package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.VerdictSettings;
import java.util.Optional;

/**
 * A scheme that claims 2 and 3 compare with.
 *
 * @param name of the predictor that names it
 * @param data of the group
 * @param prediction what that predictor says; empty while it was not asked, or for He-normal where
 *     the plan has no such predictor
 */
record Reference(String name, GroupData data, Optional<Prediction> prediction) {

  /** The scheme's training for a seed; empty where it names no scales. */
  Optional<Cell> cell(long seed) {
    return prediction.isEmpty() && name.equals(VerdictSettings.HE)
        ? Optional.of(data.plan().group().he(seed))
        : prediction.flatMap(scheme -> GroupData.cell(scheme, seed));
  }

  /** Why there is nothing to compare with; empty text where there is. */
  String missing() {
    if (cell(0).isPresent()) {
      return "";
    }
    return prediction
        .map(scheme -> "%s names no variance: %s".formatted(name, scheme.reason()))
        .orElse("the prediction of %s is not made yet".formatted(name));
  }

  /** Tells whether a prediction is this scheme itself, which has nothing to be compared with. */
  boolean is(Prediction other) {
    return cell(0).isPresent()
        && GroupData.cell(other, 0).map(Cell::id).equals(cell(0).map(Cell::id));
  }
}
