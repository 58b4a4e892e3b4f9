/**
 * The stages in order: pilots, predictions, cells, verdicts, report.
 *
 * <p>May import everything but {@code selfcheck} and what lies above it: {@code inspect}, {@code
 * api}, {@code recommend}, {@code planted} and {@code cli}.
 */
package dev.initsweep.flow;
