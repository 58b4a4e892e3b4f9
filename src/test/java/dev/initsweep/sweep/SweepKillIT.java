package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.Outcome;
import dev.initsweep.store.ResultsFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings: whatever happens on the way, the table is the one of an undisturbed run. */
class SweepKillIT {

  private static final long SEED = 20260101;
  private static final List<Cell> CELLS = RealSweep.cells();
  private static final PathMatcher COMMITTED =
      FileSystems.getDefault().getPathMatcher("glob:**/cells/run=*/*.parquet");

  private static SparkSession spark;
  private static Map<String, String> undisturbed;

  @TempDir private static Path undisturbedFolder;
  @TempDir private Path temporary;

  @BeforeAll
  static void runUndisturbed() {
    spark = OwnSpark.open("local");
    ResultsFolder folder = ResultsFolder.at(undisturbedFolder.toString(), spark);
    RealSweep.run(spark, folder, CELLS, new RealSweep.RealEngines(), ProgressListener.NONE);
    undisturbed = ResultBits.of(spark, folder);
    assertThat(undisturbed).hasSameSizeAs(CELLS);
    assertThat(undisturbed.values())
        .anyMatch(bits -> bits.contains("status=ok"))
        .anyMatch(bits -> bits.contains("status=diverged"))
        .noneMatch(bits -> bits.contains("status=failed"));
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  @Test
  void failedTasksAndReversedOrderChangeNoBit() {
    List<Cell> reversed = new ArrayList<>(CELLS);
    Collections.reverse(reversed);
    ResultsFolder folder = ResultsFolder.at(temporary.toString(), spark);

    RealSweep.run(spark, folder, reversed, new RealSweep.StumblingEngines(), ProgressListener.NONE);

    assertThat(ResultBits.of(spark, folder)).isEqualTo(undisturbed);
  }

  @Test
  void killedRunGoesOnWhereItStoppedAndEndsInTheSameTable() throws Exception {
    Random random = new Random(SEED);
    ResultsFolder folder = ResultsFolder.at(temporary.resolve("results").toString(), spark);
    Process first = start("first.txt");
    while (committed() == 0 && first.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
    first.destroyForcibly().waitFor();

    int rows = ResultBits.of(spark, folder).size();
    assertThat(rows).as("rows at the kill, seed %d", SEED).isBetween(1, CELLS.size() - 1);
    assertThat(start("second.txt").waitFor()).isZero();
    // Cells that were open at the kill are trained in processes of their own, and not counted here.
    Matcher counts =
        Pattern.compile("found (\\d+), started (\\d+), missing 0")
            .matcher(Files.readString(temporary.resolve("second.txt")));
    assertThat(counts.find()).isTrue();
    assertThat(Integer.parseInt(counts.group(1))).isEqualTo(rows);
    assertThat(Integer.parseInt(counts.group(2))).isBetween(1, CELLS.size() - rows);
    // Here two rows of one cell would be an error: none was trained twice.
    assertThat(ResultBits.of(spark, folder)).as("seed %d", SEED).isEqualTo(undisturbed);
  }

  @Test
  void killedCellGoesOnFromItsStateAndEndsInTheSameRow() throws Exception {
    Cell cell = LongSweep.CELL;
    Path states = temporary.resolve("results/states");
    Process first = start(LongSweep.class, "first.txt");
    while (!Files.exists(states.resolve(cell.id())) && first.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    first.destroyForcibly().waitFor();
    assertThat(states.resolve(cell.id())).exists();

    assertThat(start(LongSweep.class, "second.txt").waitFor()).isZero();

    assertThat(LongSweep.epochs(temporary.resolve("results")))
        .as("epochs of the second training")
        .isBetween(1, LongSweep.EPOCHS - 1);
    ResultsFolder folder = ResultsFolder.at(temporary.resolve("results").toString(), spark);
    Outcome undisturbed = LongSweep.undisturbed();
    assertThat(ResultBits.of(spark, folder))
        .isEqualTo(Map.of(cell.id(), ResultBits.of(undisturbed, cell)));
    assertThat(states).isEmptyDirectory();
  }

  private Process start(String output) throws IOException {
    return start(RealSweep.class, output);
  }

  /** The sweep in a JVM of its own, with the options of this one. */
  private Process start(Class<?> program, String output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.add(temporary.resolve("results").toString());
    File file = temporary.resolve(output).toFile();
    return new ProcessBuilder(command).redirectOutput(file).redirectError(Redirect.INHERIT).start();
  }

  private long committed() throws IOException {
    Path results = temporary.resolve("results");
    if (!Files.exists(results)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(COMMITTED::matches).count();
    } catch (UncheckedIOException e) {
      // Spark moves and removes files while we look.
      return 0;
    }
  }
}
