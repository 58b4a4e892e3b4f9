/**
 * Estimates, intervals and tests that know nothing of groups or plans.
 *
 * <p>May import {@code cell}.
 */
package dev.initsweep.statistics;
