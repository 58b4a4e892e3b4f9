package dev.initsweep.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of this machine that is run to its end. */
final class Program {

  private Program() {}

  /**
   * Runs a program that reads no input.
   *
   * @param folder its working folder
   * @param limit after which it is ended
   * @param command its name and arguments
   * @throws OriginException if it is not there, takes too long, or fails
   */
  static void run(Path folder, Duration limit, List<String> command)
      throws OriginException, IOException {
    Optional<String> complaint = complaint(folder, limit, command);
    if (complaint.isPresent()) {
      throw new OriginException(complaint.get());
    }
  }

  /**
   * Runs a program as {@link #run} does.
   *
   * @return where it ended with another code than 0: that code and its first line that speaks of an
   *     error
   * @throws OriginException if it is not there or takes too long
   */
  static Optional<String> complaint(Path folder, Duration limit, List<String> command)
      throws OriginException, IOException {
    Path log = Files.createTempFile(folder, "program", ".log");
    int code = code(folder, limit, command, log);
    return code == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%s ended with code %d: %s", command.get(0), code, errorLine(log)));
  }

  private static int code(Path folder, Duration limit, List<String> command, Path log)
      throws OriginException, IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new OriginException("there is no program " + command.get(0), e);
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new OriginException(
            String.format(
                Locale.ROOT, "%s was not done after %d ms", command.get(0), limit.toMillis()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OriginException("interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String errorLine(Path log) throws IOException {
    List<String> lines =
        Files.readString(log, StandardCharsets.ISO_8859_1)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.stream()
        .filter(line -> line.startsWith("E:") || line.toLowerCase(Locale.ROOT).contains("error"))
        .findFirst()
        .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
  }

  /**
   * The one file that a program left in a folder.
   *
   * @throws OriginException if there is none
   */
  static Path product(Path folder, String glob) throws OriginException, IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      Iterator<Path> paths = found.iterator();
      if (!paths.hasNext()) {
        throw new OriginException("it left no file " + glob);
      }
      return paths.next();
    }
  }
}
