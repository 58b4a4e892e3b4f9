package dev.initsweep.theory;

import dev.initsweep.cell.CellResult;
import dev.initsweep.data.Dataset;
import dev.initsweep.plan.Group;
import java.util.List;

/**
 * What a predictor may look at.
 *
 * @param group the setting and the axis
 * @param data the data set of the setting
 * @param pilots finished trainings of this group, in order of id: pilots, or the sweep's own cells
 *     where a condition is evaluated again on them
 */
public record Question(Group group, Dataset data, List<CellResult> pilots) {

  public Question {
    pilots = List.copyOf(pilots);
  }
}
