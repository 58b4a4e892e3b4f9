/**
 * From records to verdicts: empirical optimum, intervals, equivalence and paired tests.
 *
 * <p>May import {@code plan} and {@code cell}.
 */
package dev.initsweep.verify;
