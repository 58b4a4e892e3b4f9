/**
 * Looks into stored results: trains a cell again, exports its weights, compares two folders.
 *
 * <p>May import what {@code flow} may, and {@code flow}.
 */
package dev.initsweep.inspect;
