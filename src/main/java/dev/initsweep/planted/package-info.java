/**
 * A whole run whose answers are known: an engine that makes outcomes from known curves, and the
 * questions that the tables have to answer. It stands above {@code api}, whose caller it is.
 */
package dev.initsweep.planted;
