/**
 * The recommendation of a variance within a budget of time, by two small sweeps. It stands above
 * {@code api}, whose caller it is.
 */
package dev.initsweep.recommend;
