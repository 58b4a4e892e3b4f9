package dev.initsweep.plan;

/**
 * How a plan is run; no part of any identity, and no influence on a result.
 *
 * @param engine label of the training engine, or {@code auto}
 * @param taskSeconds how many seconds of work a task should hold
 */
public record RunSettings(String engine, double taskSeconds) {}
