package dev.initsweep.verify;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Prediction;
import dev.initsweep.plan.GroupPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A group's race with all that is known of its trainings, for verdicts. */
final class GroupData extends GroupRace {

  private final Map<CellKeys.Key, CellResult> results = new HashMap<>();

  /** Takes the first of several results of one cell. */
  GroupData(GroupPlan plan, Collection<CellResult> cells, Collection<Prediction> predictions) {
    super(
        plan,
        cells.stream().map(result -> CellReading.of(result, plan.verdict().budget())).toList(),
        predictions);
    cells.forEach(result -> results.putIfAbsent(key(result.cell()), result));
  }

  /** The result of a cell, if it is there. */
  Optional<CellResult> result(Cell cell) {
    return Optional.ofNullable(results.get(key(cell)));
  }
}
