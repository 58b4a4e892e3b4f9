package dev.initsweep.cell;

/**
 * Says how complete the data of a verdict are.
 *
 * @param planned cells that the plan names
 * @param done cells in the table with status ok or diverged
 * @param diverged those of {@code done} that diverged
 * @param failed cells in the table with status failed
 */
public record Counts(int planned, int done, int diverged, int failed) {

  /** Returns the share of the planned cells that are done; 1 where none is planned. */
  public double completeness() {
    return planned == 0 ? 1 : (double) done / planned;
  }
}
