package dev.initsweep.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code jobs/bench/peer_epochs.py}: trains an epoch in PyTorch each time it is asked to. */
final class PythonPeer implements AutoCloseable {

  private final Process process;
  private final PrintWriter questions;
  private final BufferedReader answers;
  private final String name;

  private PythonPeer(Process process) throws IOException {
    this.process = process;
    this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.name = answers.readLine();
  }

  /**
   * By the interpreter that the environment's PYTHON names, or else python3.
   *
   * @param order of images in memory, as the script names it
   */
  static PythonPeer start(int examples, int batch, int networks, String order, String network)
      throws IOException {
    String python = Optional.ofNullable(System.getenv("PYTHON")).orElse("python3");
    return new PythonPeer(
        new ProcessBuilder(
                python,
                "jobs/bench/peer_epochs.py",
                Integer.toString(examples),
                Integer.toString(batch),
                Integer.toString(networks),
                order,
                network)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  boolean isThere() {
    return name.startsWith("PyTorch");
  }

  /** Name and version; where it is not there, why. */
  String name() {
    return name;
  }

  /** Trains an epoch; seconds of processor time. */
  double epoch() {
    questions.println();
    try {
      return Double.parseDouble(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
