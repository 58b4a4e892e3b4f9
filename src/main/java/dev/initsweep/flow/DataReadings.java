package dev.initsweep.flow;

import dev.initsweep.cell.DataReading;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.Plan;
import java.util.List;
import java.util.Optional;

/** Says what was read of the files that a plan names. */
public final class DataReadings {

  private DataReadings() {}

  /** Returns one for each data set of the user's own, in the order of the plan. */
  public static List<DataReading> of(Plan plan, DataSources sources) {
    return plan.groups().stream()
        .map(group -> group.group().setting().data().name())
        .distinct()
        .map(sources::ownReading)
        .flatMap(Optional::stream)
        .toList();
  }
}
