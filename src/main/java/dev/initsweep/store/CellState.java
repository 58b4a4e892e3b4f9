package dev.initsweep.store;

import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Status;
import java.util.Optional;

/**
 * Holds what the table knows of a cell, short enough to hold for all of them.
 *
 * @param status how it ended
 * @param failure kind of failure; empty unless it failed
 */
public record CellState(Status status, Optional<FailureCategory> failure) {}
