/**
 * Commands, exit codes, the progress line.
 *
 * <p>May import everything.
 */
package dev.initsweep.cli;
