package dev.initsweep.cli;

import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  boolean json;

  @Option(names = "--stacktrace", description = "Show where an error came from.")
  boolean stacktrace;

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
}
