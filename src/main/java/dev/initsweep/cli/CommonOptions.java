package dev.initsweep.cli;

import java.io.PrintWriter;
import java.io.Writer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  boolean json;

  @Option(names = "--stacktrace", description = "Show where an error came from.")
  boolean stacktrace;

  @Option(
      names = {"-q", "--quiet"},
      description = "Tell nothing of the progress; results and errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell also what Spark and its libraries log.")
  void verbose(boolean verbose) {
    if (verbose) {
      Configurator.setRootLevel(Level.INFO);
    }
  }

  @Option(
      names = "--master",
      paramLabel = "M",
      defaultValue = "local[*]",
      description =
          "Spark master, such as local[2] or spark://host:7077 (default: ${DEFAULT-VALUE}).")
  String master;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and end.")
  boolean version;

  /** Returns where a command tells of its progress; errors go to the command's own. */
  PrintWriter log(CommandSpec spec) {
    return quiet ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getErr();
  }
}
