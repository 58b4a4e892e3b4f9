package dev.initsweep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts {@code jobs/initsweep} as a user does, in a process of its own. */
final class Launcher {

  /** For JVMs that end before their compilers have paid: half the processor time of a small run. */
  static final String SHORT_LIVED =
      "-XX:TieredStopAtLevel=1 -Dspark.sql.codegen.wholeStage=false"
          + " -Dspark.sql.codegen.factoryMode=NO_CODEGEN";

  /** The same for executors, as an option of spark-submit. */
  static final String SHORT_LIVED_EXECUTORS =
      "--conf spark.executor.defaultJavaOptions=-XX:TieredStopAtLevel=1";

  private Launcher() {}

  /** What a command gave. */
  record Result(int exitCode, String output, String errors) {}

  static Result run(String... arguments) throws IOException, InterruptedException {
    return run(List.of(arguments));
  }

  static Result run(List<String> arguments) throws IOException, InterruptedException {
    return run(arguments, Map.of());
  }

  static Result run(List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("initsweep", ".out");
    Path errors = Files.createTempFile("initsweep", ".err");
    try {
      int exitCode = start(arguments, environment, output, errors).waitFor();
      return new Result(exitCode, read(output), read(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Starts a command and leaves it running. */
  static Process start(List<String> arguments, Path output, Path errors) throws IOException {
    return start(arguments, Map.of(), output, errors);
  }

  static Process start(
      List<String> arguments, Map<String, String> environment, Path output, Path errors)
      throws IOException {
    // A shell's background jobs ignore Ctrl-C, and what they start inherits that.
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT", "jobs/initsweep"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().put("INITSWEEP_JAVA_OPTIONS", SHORT_LIVED);
    builder.environment().put("INITSWEEP_SPARK_OPTIONS", SHORT_LIVED_EXECUTORS);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
