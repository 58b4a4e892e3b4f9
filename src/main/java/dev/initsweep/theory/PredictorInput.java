package dev.initsweep.theory;

import dev.initsweep.cell.CellResult;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.Group;
import java.util.List;
import java.util.function.Supplier;

/**
 * Holds what a predictor may look at.
 *
 * @param group the setting and the axis
 * @param data the data set of the setting, loaded when a predictor asks for it
 * @param pilots finished trainings of this group, in order of id: pilots, or the sweep's own cells
 *     where a condition is evaluated again on them
 * @param budget after how many epochs measured conditions look at the weights, one of the recorded
 *     checkpoints; 0 stands for the last
 * @param trainer trains the further cells of predictors that go on from their own results
 */
public record PredictorInput(
    Group group, Supplier<Dataset> data, List<CellResult> pilots, int budget, Trainer trainer) {

  public PredictorInput {
    pilots = List.copyOf(pilots);
  }

  /** Asks about the end of training, with no further trainings. */
  public PredictorInput(Group group, Supplier<Dataset> data, List<CellResult> pilots) {
    this(group, data, pilots, 0, Trainer.NONE);
  }

  /** Returns the same question of other trainings, such as all but those of one seed. */
  public PredictorInput withPilots(List<CellResult> others) {
    return new PredictorInput(group, data, others, budget, trainer);
  }
}
