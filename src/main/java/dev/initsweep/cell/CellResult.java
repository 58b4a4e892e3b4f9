package dev.initsweep.cell;

/**
 * Holds a finished cell, one row of its table.
 *
 * @param cell what was trained
 * @param outcome what became of it
 * @param provenance from what it came
 */
public record CellResult(Cell cell, Outcome outcome, Provenance provenance) {}
