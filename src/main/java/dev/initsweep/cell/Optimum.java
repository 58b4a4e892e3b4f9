package dev.initsweep.cell;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The empirical optimum of a group: where on its axis the mean over seeds of the log metric is
 * least. All positions are coordinates of the axis.
 *
 * @param coordinate the estimate; empty where no seed allows one
 * @param interval its confidence interval, unbounded where the data do not bound it
 * @param leastMetric geometric mean over seeds of the metric at the estimate
 * @param stableBand where the metric is within a stated factor of the least
 * @param method how it was found, with its source
 * @param caveat what to keep in mind, one line; may be empty
 */
public record Optimum(
    OptionalDouble coordinate,
    Optional<Interval> interval,
    OptionalDouble leastMetric,
    Optional<Interval> stableBand,
    String method,
    String caveat) {}
