package dev.initsweep.cell;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds the empirical optimum of a group. This is where on its axis the mean over seeds of the log
 * metric is least, as far as trained points tell. All positions are coordinates of the axis.
 *
 * @param coordinate the least of the trained points that may be the best; empty where no seed
 *     allows one
 * @param interval from the rejected point below those that may be the best to that above, infinite
 *     where there is none
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
