/**
 * The stages in order: pilots, predictions, cells, verdicts, report.
 *
 * <p>May import everything but {@code cli}.
 */
package dev.initsweep.flow;
