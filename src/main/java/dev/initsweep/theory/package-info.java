/**
 * Predictors of the optimal variance: one class each, with its citation and its premise, and one
 * registry.
 *
 * <p>Start with {@link dev.initsweep.theory.Predictor} and the registry {@code Predictors}. May
 * import {@code network}, {@code data}, {@code plan} and {@code cell}.
 */
package dev.initsweep.theory;
