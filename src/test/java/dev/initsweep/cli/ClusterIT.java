package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One plan, of both families of networks, on a cluster of real JVMs: undisturbed or not, it gives
 * the bits of one thread.
 */
class ClusterIT {

  private static final long SEED = 20261125;
  private static final int KILLS = 5;

  /**
   * A race of two looks, a few seconds on a cluster once it trains: the shorter the more tests. Two
   * axes of one setting; layers of their own, frozen biases; convolutions with a residual branch
   * and a training set drawn by each seed.
   */
  private static final String SHORT_PLAN =
      """
      data-sets = mnist
      train-examples = 500
      learning-rates = 0.1
      batch-sizes = 20
      epochs = 4
      seeds = 4
      race { looks = [3], resolution = 0.5 }
      pilots.seeds = 1
      grid { abscissa = r, from = 0.25, to = 16 }
      sweeps = [
        {
          hidden-widths = [16]
          axes = [fan-in, global]
          predictors = [he, lecun, glorot, pytorch-default, critical, kl-once, kl-norm, kl-bound]
        }
        {
          hidden-widths = [12, 8]
          activations = tanh
          biases = frozen
          initial-biases = { variance = 0.05 }
          axes = { axis = layers, vector = [1, 1, 2] }
          grid.per-octave = 0.5
          predictors = [he, critical, kl-once]
        }
        {
          architectures = "3c5s2 p2 +(3c3 3c1) 8"
          epochs = 2
          axes = balanced
          grid.from = 1
          subset = seed
          common-random-numbers = order
          predictors = [he, kl-norm]
        }
      ]
      """;

  /** Tasks of one cell each make many moments at which some cells are durable, others not. */
  private static final List<String> TINY_TASKS = List.of("--set", "run.task-seconds=0.0001");

  /** Long enough for what a dead driver loses to be little beside it. */
  private static final List<String> LONG =
      List.of(
          "conf/quick.conf",
          "--set",
          "data-sets=mnist",
          "--set",
          "train-examples=5000",
          "--set",
          "epochs=16",
          "--set",
          "seeds=5",
          "--set",
          "race.resolution=1",
          "--set",
          "pilots.seeds=1",
          "--set",
          "predictors=[he, kl-bound]");

  @TempDir private static Path folder;

  private static List<String> shortPlan;
  private static Tables expected;

  @BeforeAll
  static void runOnOneThread() throws Exception {
    Path plan = Files.writeString(folder.resolve("short.conf"), SHORT_PLAN);
    shortPlan = List.of(plan.toString());
    expected = run(shortPlan, "one-thread", "local[1]", Map.of());
  }

  @Test
  void mavensJarsGiveTheBitsOfOneThread() throws Exception {
    assertThat(run(shortPlan, "undisturbed", Cluster.url(), Map.of())).isEqualTo(expected);
  }

  /** In one run, as a start costs more than the trainings. */
  @Test
  void aSparkHomeWithSpeculationGivesTheBitsOfOneThread() throws Exception {
    Path home = SparkHome.make(folder.resolve("spark-home"));
    // Every task is slow by this measure as soon as a tenth of them is done.
    String options =
        "--conf spark.speculation=true --conf spark.speculation.quantile=0.1"
            + " --conf spark.speculation.multiplier=1 --conf spark.speculation.interval=10ms"
            + " --conf spark.speculation.minTaskRuntime=0ms "
            + Launcher.SHORT_LIVED_EXECUTORS;
    Map<String, String> environment =
        Map.of("SPARK_HOME", home.toString(), "INITSWEEP_SPARK_OPTIONS", options);
    assertThat(run(shortPlan, "spark", Cluster.url(), environment)).isEqualTo(expected);
    assertThat(cellsThatReadersSee("spark")).isEqualTo(expected.cells().size());
  }

  @Test
  void executorsThatAreKilledChangeNoBit() throws Exception {
    Random random = new Random(SEED);
    Path results = folder.resolve("executors");
    Process run = start(shortPlan, "executors");
    long files = 0;
    for (int kills = 0; kills < KILLS; ) {
      files = awaitFiles(results, files, run);
      Thread.sleep(random.nextInt(300));
      List<ProcessHandle> executors = Cluster.executors();
      if (!executors.isEmpty()
          && executors.get(random.nextInt(executors.size())).destroyForcibly()) {
        kills++;
      }
    }
    assertThat(run.waitFor()).as(errors("executors")).isZero();
    assertThat(Tables.of(results)).as("seed %d", SEED).isEqualTo(expected);
    assertThat(cellsThatReadersSee("executors")).isEqualTo(expected.cells().size());
  }

  @Test
  void driversThatAreKilledChangeNoBitAndNoStoredCellIsTrainedAgain() throws Exception {
    Tables undisturbed = run(LONG, "long", Cluster.url(), Map.of());
    double least =
        seconds(
            Tables.firstStart(folder.resolve("long"), Instant.EPOCH, Instant.now()),
            Tables.lastEnd(folder.resolve("long")));

    Random random = new Random(SEED);
    Path results = folder.resolve("drivers");
    // When each driver was started, and when it was killed.
    List<Instant> started = new ArrayList<>();
    List<Instant> killed = new ArrayList<>();
    long files = 0;
    while (killed.size() < KILLS) {
      started.add(Instant.now());
      Process driver = start(LONG, "drivers");
      files = awaitFiles(results, files, driver);
      Thread.sleep(1000 + random.nextInt(4000));
      assertThat(driver.isAlive()).as("the run ended before all kills").isTrue();
      killed.add(Instant.now());
      driver.destroyForcibly().waitFor();
      // What its executors had committed when they heard of its death.
      files = Tables.files(results);
      // A killed driver's executors may still store what they have in hand when the next has begun.
      assertThat(Tables.rowsBesideTheFirst(results))
          .as("cells that were trained again though stored, after %d kills", killed.size())
          .isLessThanOrEqualTo((long) killed.size() * Cluster.WORKERS);
    }
    started.add(Instant.now());
    assertThat(start(LONG, "drivers").waitFor()).as(errors("drivers")).isZero();
    killed.add(Tables.lastEnd(results));

    assertThat(Tables.of(results)).as("seed %d", SEED).isEqualTo(undisturbed);
    assertThat(cellsThatReadersSee("drivers")).isEqualTo(undisturbed.cells().size());
    double work = 0;
    for (int i = 0; i < started.size(); i++) {
      work += seconds(Tables.firstStart(results, started.get(i), killed.get(i)), killed.get(i));
    }
    System.out.printf(
        "%d drivers killed: %.1f s of work, %.1f s undisturbed, ratio %.2f%n",
        KILLS, work, least, work / least);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }

  private static Tables run(
      List<String> plan, String name, String master, Map<String, String> environment)
      throws Exception {
    Launcher.Result result = Launcher.run(command(plan, name, master), environment);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return Tables.of(folder.resolve(name));
  }

  private static Process start(List<String> plan, String name) throws Exception {
    List<String> command = command(plan, name, Cluster.url());
    command.addAll(TINY_TASKS);
    return Launcher.start(command, folder.resolve(name + ".out"), folder.resolve(name + ".err"));
  }

  private static List<String> command(List<String> plan, String name, String master) {
    List<String> command = new ArrayList<>(List.of("run"));
    command.addAll(plan);
    command.addAll(List.of("--set", "run.audit-share=0"));
    command.addAll(List.of("--output", folder.resolve(name).toString(), "--master", master));
    return command;
  }

  private static long cellsThatReadersSee(String name) throws Exception {
    Launcher.Result result =
        Launcher.run("sql", folder.resolve(name).toString(), "SELECT count(*) FROM cells", "--csv");
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return Long.parseLong(result.output().lines().reduce((first, last) -> last).orElseThrow());
  }

  /** Waits until there are more files of cells than before, and returns how many. */
  private static long awaitFiles(Path results, long before, Process run) throws Exception {
    while (run.isAlive() && Tables.files(results) <= before) {
      Thread.sleep(20);
    }
    assertThat(run.isAlive()).as("the run ended before all kills").isTrue();
    return Tables.files(results);
  }

  private static String errors(String name) throws Exception {
    return Files.readString(folder.resolve(name + ".err"));
  }
}
