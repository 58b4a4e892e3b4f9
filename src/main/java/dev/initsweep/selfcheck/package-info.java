/**
 * Measures how often verdicts are wrong, on simulated groups whose optimum is known.
 *
 * <p>May import {@code verify}, {@code race}, {@code statistics}, {@code plan} and {@code cell}.
 */
package dev.initsweep.selfcheck;
