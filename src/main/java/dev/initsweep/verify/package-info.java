/**
 * Judges a group: from its records and predictions to verdicts with their caveats.
 *
 * <p>May import {@code race}, {@code statistics}, {@code plan} and {@code cell}.
 */
package dev.initsweep.verify;
