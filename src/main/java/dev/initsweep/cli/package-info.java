/**
 * Commands, exit codes, the progress line. Start with {@link dev.initsweep.cli.Main}, which lists
 * the commands.
 *
 * <p>May import everything.
 */
package dev.initsweep.cli;
