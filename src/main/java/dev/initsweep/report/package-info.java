/**
 * What people read: figures and the text summary.
 *
 * <p>May import {@code verify}, {@code plan} and {@code cell}.
 */
package dev.initsweep.report;
