/**
 * The Spark job: cells to tasks, resume, progress.
 *
 * <p>May import {@code store}, {@code train}, {@code data}, {@code plan} and {@code cell}.
 */
package dev.initsweep.sweep;
