package dev.initsweep.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A standalone cluster of real JVMs, made by jobs/cluster once for all tests of this JVM. */
public final class Cluster {

  /** How many workers it has, of one core each. */
  static final int WORKERS = 2;

  private static final Path FOLDER = Path.of("target/cluster-it").toAbsolutePath();

  private Cluster() {}

  private static final class Holder {
    private static final String URL = start();
  }

  /** The master of the cluster. */
  public static String url() {
    return Holder.URL;
  }

  /** The executors that are alive. */
  public static List<ProcessHandle> executors() {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains("CoarseGrainedExecutorBackend"))
        .filter(process -> commandLine(process).contains("spark://"))
        .filter(
            process ->
                process.parent().map(p -> commandLine(p).contains(FOLDER.toString())).orElse(false))
        .toList();
  }

  /** The workers that are alive. */
  static List<ProcessHandle> workers() {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains("deploy.worker.Worker"))
        .filter(process -> commandLine(process).contains(FOLDER.toString()))
        .toList();
  }

  /** Starts one more worker. */
  static void addWorker(String name) {
    run("worker", name);
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  private static String start() {
    run("stop");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> run("stop")));
    return run("start", String.valueOf(WORKERS)).strip();
  }

  private static String run(String... arguments) {
    try {
      ProcessBuilder builder = new ProcessBuilder("jobs/cluster").redirectError(Redirect.INHERIT);
      builder.command().addAll(List.of(arguments));
      builder.environment().put("CLUSTER_DIR", FOLDER.toString());
      builder.environment().put("MEMORY", "2g");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("Cannot " + arguments[0] + " the cluster");
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot run jobs/cluster", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
