package dev.initsweep.store;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.Evaluation;
import dev.initsweep.cell.Named;
import dev.initsweep.cell.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The columns of the table of cells that races look at. */
final class ReadingColumns {

  private static final Set<String> CELL =
      Set.of("id", "setting_id", "pilot", "scales", "seed", "status");
  private static final String EPOCHS = "checkpoint_epochs";
  private static final List<String> FIGURES =
      List.of("train_loss", "train_accuracy", "test_loss", "test_accuracy");

  private final int epochs;
  private final List<String> figures;

  /**
   * Chooses columns.
   *
   * @param epochs after which verdicts look; 0 for the last
   */
  ReadingColumns(int epochs) {
    String prefix = epochs == 0 ? "final_" : "checkpoint_";
    this.epochs = epochs;
    this.figures = FIGURES.stream().map(prefix::concat).toList();
  }

  Set<String> names() {
    Set<String> names = new HashSet<>(CELL);
    names.addAll(figures);
    if (epochs != 0) {
      names.add(EPOCHS);
    }
    return names;
  }

  /** What {@link CellReading#of} gives of the same row in full. */
  CellReading reading(Cell cell, Columns.Values row) {
    Status status = Named.parse(Status.class, row.text("status"));
    return new CellReading(cell, status, evaluation(status, row));
  }

  private Optional<Evaluation> evaluation(Status status, Columns.Values row) {
    if (epochs == 0) {
      return status == Status.OK ? Optional.of(evaluation(row::number)) : Optional.empty();
    }
    int at = status == Status.FAILED ? -1 : row.list(EPOCHS).indexOf(epochs);
    return at < 0
        ? Optional.empty()
        : Optional.of(evaluation(name -> row.<Double>list(name).get(at)));
  }

  private Evaluation evaluation(ToDoubleFunction<String> figure) {
    return new Evaluation(
        figure.applyAsDouble(figures.get(0)),
        figure.applyAsDouble(figures.get(1)),
        figure.applyAsDouble(figures.get(2)),
        figure.applyAsDouble(figures.get(3)),
        List.of());
  }
}
