package dev.initsweep.cell;

import java.util.List;
import java.util.Optional;

/**
 * Holds what a race reads of a finished cell. A plan may have a million cells, and their results in
 * full do not fit into memory.
 *
 * @param cell what was trained
 * @param status what became of it
 * @param evaluation losses and accuracies after the epochs that verdicts look at, without the sizes
 *     of weights; empty where it failed, had diverged by then or was not evaluated then
 */
public record CellReading(Cell cell, Status status, Optional<Evaluation> evaluation) {

  /**
   * Returns what a race reads of a result.
   *
   * @param epochs after which verdicts look; 0 for the last
   */
  public static CellReading of(CellResult result, int epochs) {
    Outcome outcome = result.outcome();
    return new CellReading(
        result.cell(), outcome.status(), outcome.atBudget(epochs).map(CellReading::brief));
  }

  private static Evaluation brief(Evaluation e) {
    return new Evaluation(
        e.trainLoss(), e.trainAccuracy(), e.testLoss(), e.testAccuracy(), List.of());
  }
}
