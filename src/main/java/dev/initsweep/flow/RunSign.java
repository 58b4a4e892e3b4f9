package dev.initsweep.flow;

/**
 * Holds a sign of life that a run left, as {@code status} tells it.
 *
 * @param plan the hash of its plan
 * @param host where its driver runs
 * @param process the driver's number there
 * @param started when it began, an ISO instant
 * @param heartbeat when it left the sign, an ISO instant
 * @param ageSeconds how long ago that was
 * @param isAlive whether the sign is so young that the run goes on
 * @param trained cells that it has trained
 * @param cellsPerHour how many it trains in an hour, on the average since it began
 */
public record RunSign(
    String plan,
    String host,
    String process,
    String started,
    String heartbeat,
    long ageSeconds,
    boolean isAlive,
    long trained,
    double cellsPerHour) {}
