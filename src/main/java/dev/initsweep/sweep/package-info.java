/**
 * The Spark job: cells to tasks, resume, progress.
 *
 * <p>Start with {@link dev.initsweep.sweep.SweepJob}: it runs on the driver; {@code CellTraining}
 * is what it sends to the executors, {@code SweepPlugin} how they speak back. May import {@code
 * store}, {@code train}, {@code data}, {@code plan} and {@code cell}.
 */
package dev.initsweep.sweep;
