package dev.initsweep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a reader's shell makes of a line. */
final class Shell {

  private Shell() {}

  /**
   * Runs a line in bash.
   *
   * @param input what standard input holds
   * @param environment beside that of this process
   */
  static Launcher.Result run(String line, String input, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path in = Files.createTempFile("initsweep", ".in");
    Path out = Files.createTempFile("initsweep", ".out");
    Path errors = Files.createTempFile("initsweep", ".err");
    try {
      Files.writeString(in, input);
      ProcessBuilder builder =
          new ProcessBuilder("bash", "-c", line)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("INITSWEEP_JAVA_OPTIONS", Launcher.SHORT_LIVED);
      builder.environment().put("INITSWEEP_SPARK_OPTIONS", Launcher.SHORT_LIVED_EXECUTORS);
      builder.environment().putAll(environment);
      int exitCode = builder.start().waitFor();
      return new Launcher.Result(exitCode, Files.readString(out), Files.readString(errors));
    } finally {
      for (Path file : List.of(in, out, errors)) {
        Files.delete(file);
      }
    }
  }

  /** The words of a line, quotes and substitutions resolved. */
  static List<String> words(String line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", "printf '%s\\0' " + line).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("bash cannot read " + line);
    }
    return Arrays.asList(words.split("\0", -1)).subList(0, words.split("\0", -1).length - 1);
  }
}
