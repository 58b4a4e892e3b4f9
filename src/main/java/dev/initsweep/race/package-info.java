/**
 * Finds the points of a group that may be best, and where to train next (docs/verdicts.md).
 *
 * <p>May import {@code statistics}, {@code plan} and {@code cell}.
 */
package dev.initsweep.race;
