package dev.initsweep.plan;

/**
 * How a plan is run; no part of any identity, and no influence on a result.
 *
 * @param engine label of the training engine, or {@code auto}
 * @param taskSeconds how many seconds of work a task should hold
 * @param auditShare share of cells that a second engine trains too; where it is not 0, at least one
 */
public record RunSettings(String engine, double taskSeconds, double auditShare) {}
