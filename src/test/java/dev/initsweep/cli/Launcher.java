package dev.initsweep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code jobs/initsweep} as a user does, in a process of its own. */
final class Launcher {

  private Launcher() {}

  /** What a command gave. */
  record Result(int exitCode, String output, String errors) {}

  static Result run(String... arguments) throws IOException, InterruptedException {
    return run(List.of(arguments));
  }

  static Result run(List<String> arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("initsweep", ".out");
    Path errors = Files.createTempFile("initsweep", ".err");
    try {
      int exitCode = start(arguments, output, errors).waitFor();
      return new Result(exitCode, read(output), read(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Starts a command and leaves it running. */
  static Process start(List<String> arguments, Path output, Path errors) throws IOException {
    List<String> command = new ArrayList<>(List.of("jobs/initsweep"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(errors.toFile())
        .start();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
