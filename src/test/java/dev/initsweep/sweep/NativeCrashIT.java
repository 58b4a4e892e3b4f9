package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.FailureCategory;
import dev.initsweep.cell.Status;
import dev.initsweep.cli.Cluster;
import dev.initsweep.store.CellState;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native code of one cell ends its process: that cell fails, and nothing else is lost. */
class NativeCrashIT {

  private static final List<Cell> CELLS = RealSweep.cells();
  private static final Cell DEADLY = CELLS.get(7);

  /** 128 and SIGABRT, by which a JVM ends when its native code breaks. */
  private static final int NATIVE_DEATH = 134;

  @TempDir private Path temporary;

  @Test
  void onAClusterTheRunItselfFindsTheCell() {
    SparkSession spark = session();
    try {
      ResultsFolder folder = ResultsFolder.at(temporary.toString(), spark);
      SweepSummary summary =
          RealSweep.run(
              spark,
              folder,
              CELLS,
              new AbortingEngines(List.of(DEADLY.id())),
              ProgressListener.NONE);

      assertThat(summary.ending()).isEqualTo(SweepSummary.Ending.COMPLETE);
      assertOnlyTheDeadlyCellFailed(folder.cells().statuses());
      assertThat(summary.firstFailure())
          .hasValueSatisfying(
              failure -> assertThat(failure.cause()).startsWith("native code ended its process"));
    } finally {
      spark.stop();
    }
  }

  @Test
  void onASingleMachineTheNextRunKnowsTheSuspects() throws Exception {
    assertThat(start("first.txt").waitFor()).isEqualTo(NATIVE_DEATH);
    assertThat(start("second.txt").waitFor()).as(errors("second.txt")).isZero();

    SparkSession spark = OwnSpark.open("local[1]");
    try {
      ResultsFolder folder = ResultsFolder.at(temporary.resolve("results").toString(), spark);
      assertOnlyTheDeadlyCellFailed(folder.cells().statuses());
      assertThat(temporary.resolve("results/open-cells")).isEmptyDirectory();
    } finally {
      spark.stop();
    }
  }

  private static void assertOnlyTheDeadlyCellFailed(Map<String, CellState> states) {
    assertThat(states).hasSameSizeAs(CELLS);
    Map<String, CellState> failed = new HashMap<>(states);
    failed.values().removeIf(state -> state.status() != Status.FAILED);
    assertThat(failed)
        .containsExactly(
            Map.entry(
                DEADLY.id(),
                new CellState(Status.FAILED, Optional.of(FailureCategory.NATIVE_CRASH))));
  }

  private static SparkSession session() {
    Map<String, String> settings =
        new HashMap<>(SparkSessions.settings(Path.of("conf/spark/standalone.conf")));
    settings.put("spark.executor.memory", "1g");
    settings.put("spark.executor.extraClassPath", classPath());
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    return SparkSessions.open(Cluster.url(), settings);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** The sweep with its deadly cell in a JVM of its own, with the options of this one. */
  private Process start(String output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-XX:ErrorFile=" + temporary.resolve("death.log"));
    command.add("-cp");
    command.add(classPath());
    command.add(RealSweep.class.getName());
    command.add(temporary.resolve("results").toString());
    command.add(DEADLY.id());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve(output).toFile())
        .start();
  }

  private String errors(String output) throws IOException {
    return Files.readString(temporary.resolve(output));
  }
}
