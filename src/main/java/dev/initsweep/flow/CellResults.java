package dev.initsweep.flow;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.store.CellTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results of many groups' cells from one reading of the table, each of which opens all its files.
 */
final class CellResults {

  private final Map<String, CellResult> byId;

  private CellResults(Map<String, CellResult> byId) {
    this.byId = byId;
  }

  /** Reads those of some cells that the table has. */
  static CellResults read(CellTable table, Collection<Cell> cells) {
    return new CellResults(
        table.read(cells.stream().map(Cell::id).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(result -> result.cell().id(), Function.identity())));
  }

  /** All that were there. */
  Stream<CellResult> all() {
    return byId.values().stream();
  }

  /** Those of a group's cells that were there, each once, in order of their ids. */
  List<CellResult> of(Collection<Cell> cells) {
    return cells.stream()
        .map(Cell::id)
        .distinct()
        .sorted()
        .map(byId::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
