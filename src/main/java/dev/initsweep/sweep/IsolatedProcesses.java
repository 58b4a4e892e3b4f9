package dev.initsweep.sweep;

import dev.initsweep.cell.Cell;
import dev.initsweep.data.Dataset;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains suspects in processes of their own, in local mode. Each process trains one at a time, so
 * that the driver survives them and can tell a native death from a kill by its exit code.
 */
final class IsolatedProcesses {

  private static final Logger LOG = LoggerFactory.getLogger(IsolatedProcesses.class);

  /** This many ends without a cell ended or a native death mean that something else is wrong. */
  private static final int MOST_IN_VAIN = 5;

  /** Each has the data sets and the native libraries in memory. */
  private static final int MOST_PROCESSES = 8;

  private final EngineSource engines;
  private final String engine;
  private final RunOrigin origin;
  private final StateSource states;
  private final SerializableConfiguration hadoop;
  private final int tries;
  private final BooleanSupplier goesOn;

  /**
   * Prepares trainings.
   *
   * @param states of trainings that were interrupted
   * @param hadoop the file systems that this process is configured for
   * @param tries how often a cell may die before it is given up
   * @param goesOn asked now and then; once it says no, the process is ended
   */
  IsolatedProcesses(
      EngineSource engines,
      String engine,
      RunOrigin origin,
      StateSource states,
      SerializableConfiguration hadoop,
      int tries,
      BooleanSupplier goesOn) {
    this.engines = engines;
    this.engine = engine;
    this.origin = origin;
    this.states = states;
    this.hadoop = hadoop;
    this.tries = tries;
    this.goesOn = goesOn;
  }

  /**
   * Trains cells.
   *
   * @param slots the greatest number of processes, each with a share of the cells
   * @return rows by cell; none for a cell that died as often as it may; cells that were not reached
   *     are left out
   * @throws SweepException if the process cannot be started, or ends for other reasons again and
   *     again
   */
  Map<Cell, Optional<Row>> train(List<Cell> cells, Map<String, Dataset> data, int slots) {
    int processes = Math.min(cells.size(), Math.min(slots, MOST_PROCESSES));
    ExecutorService pool = Executors.newFixedThreadPool(processes);
    try {
      List<Future<Map<Cell, Optional<Row>>>> parts = new ArrayList<>();
      for (int p = 0; p < processes; p++) {
        int first = p;
        List<Cell> part =
            IntStream.iterate(first, i -> i < cells.size(), i -> i + processes)
                .mapToObj(cells::get)
                .toList();
        parts.add(pool.submit(() -> train(part, data)));
      }
      Map<Cell, Optional<Row>> ended = new LinkedHashMap<>();
      for (Future<Map<Cell, Optional<Row>>> part : parts) {
        ended.putAll(part.get());
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SweepException("Cannot train cells alone: interrupted", e);
    } catch (ExecutionException e) {
      throw new SweepException("Cannot train cells alone: " + e.getCause().getMessage(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Map<Cell, Optional<Row>> train(List<Cell> cells, Map<String, Dataset> data)
      throws IOException {
    Path folder = Files.createTempDirectory("initsweep-alone-");
    try {
      IsolatedTraining.put(folder, cells, data, engines, engine, origin, states, hadoop);
      return train(cells, folder);
    } finally {
      delete(folder);
    }
  }

  private Map<Cell, Optional<Row>> train(List<Cell> cells, Path folder) throws IOException {
    Map<Cell, Integer> deaths = new HashMap<>();
    Map<Cell, Optional<Row>> ended = new LinkedHashMap<>();
    int vain = 0;
    while (ended.size() < cells.size() && goesOn.getAsBoolean()) {
      int exitCode = process(folder);
      IsolatedTraining.takeLog(folder).forEach(LOG::warn);
      int before = ended.size();
      boolean died = false;
      for (Cell cell : cells) {
        if (ended.containsKey(cell) || !IsolatedTraining.hasBegun(folder, cell)) {
          continue;
        }
        Optional<Row> row = IsolatedTraining.row(folder, cell);
        if (row.isPresent()) {
          ended.put(cell, row);
        } else if (Suspects.isNativeDeath(exitCode)) {
          died = true;
          if (deaths.merge(cell, 1, Integer::sum) >= tries) {
            ended.put(cell, Optional.empty());
          }
        }
        if (!ended.containsKey(cell)) {
          IsolatedTraining.forgetBegin(folder, cell);
        }
      }
      vain = died || ended.size() > before ? 0 : vain + 1;
      if (vain == MOST_IN_VAIN) {
        throw new IOException("their process ended with exit code " + exitCode);
      }
    }
    return ended;
  }

  private int process(Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-agentlib") && !argument.startsWith("-javaagent"))
        .forEach(command::add);
    // A JVM that dies writes a report; there is nothing of ours in it.
    command.add("-XX:ErrorFile=" + folder.resolve("death.log"));
    command.add("-cp");
    command.add(classPath());
    command.add(IsolatedTraining.class.getName());
    command.add(folder.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        if (!goesOn.getAsBoolean()) {
          process.destroyForcibly();
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** That of this process; spark-submit adds our jars by a class loader. */
  private static String classPath() {
    Set<String> entries = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    ClassLoader loader = IsolatedProcesses.class.getClassLoader();
    if (loader instanceof URLClassLoader added) {
      Stream.of(added.getURLs()).map(URL::getPath).forEach(entries::add);
    }
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete %s: %s".formatted(folder, e), e);
    }
  }
}
