package dev.initsweep.cell;

/**
 * Holds a number with its uncertainty.
 *
 * @param value the estimate
 * @param interval its confidence interval, which need not be symmetric
 */
public record Estimate(double value, Interval interval) {}
