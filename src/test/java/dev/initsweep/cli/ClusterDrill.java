package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hundreds of real trainings on a cluster in which everything is killed at random; not among the
 * tests, as it takes ten minutes: {@code make drill}, or {@code make drill SEED=7} for the same
 * order of victims again.
 */
class ClusterDrill {

  private static final Duration UNREST = Duration.ofMinutes(5);

  private static final List<String> PLAN =
      List.of(
          "run",
          "conf/quick.conf",
          "--set",
          "train-examples=4000",
          "--set",
          "epochs=8",
          "--set",
          "seeds=8",
          "--set",
          "run.audit-share=0",
          "--set",
          "run.task-seconds=2");

  /** 128 and SIGKILL. */
  private static final int KILLED = 137;

  private enum Victim {
    EXECUTOR,
    WORKER,
    DRIVER,
    INTERRUPTED_DRIVER,
    MERGE;

    boolean isDriver() {
      return this == DRIVER || this == INTERRUPTED_DRIVER;
    }
  }

  @TempDir private Path folder;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Map<Victim, Integer> kills = new TreeMap<>();
  private int starts;
  private long filesAtStart;

  @Test
  void whateverIsKilledTheTablesAreEqual() throws Exception {
    long seed = Long.getLong("drill.seed", System.nanoTime() % 100_000);
    out.println("drill: seed " + seed);
    Random random = new Random(seed);
    Path results = folder.resolve("disturbed");
    Instant began = Instant.now();

    Process driver = startDriver(results);
    while (Duration.between(began, Instant.now()).compareTo(UNREST) < 0) {
      Thread.sleep(3000 + random.nextInt(12_000));
      if (!driver.isAlive()) {
        assertThat(driver.waitFor())
            .as(errors())
            .isIn(ExitCode.DONE, ExitCode.INTERRUPTED, ExitCode.FAILURE, KILLED);
        if (driver.exitValue() == ExitCode.DONE) {
          break;
        }
        driver = startDriver(results);
      }
      Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
      // A driver that has not come to train yet dies to no purpose.
      boolean trains = Tables.files(results) > filesAtStart;
      kill(victim.isDriver() && !trains ? Victim.EXECUTOR : victim, driver, results, random);
    }
    if (driver.waitFor() != ExitCode.DONE) {
      driver = startDriver(results);
    }
    assertThat(driver.waitFor()).as(errors()).isZero();
    out.printf(
        Locale.ROOT,
        "drill: %s killed; %d starts of the driver; %d s%n",
        kills,
        starts,
        Duration.between(began, Instant.now()).toSeconds());

    Path undisturbed = folder.resolve("undisturbed");
    Launcher.Result result = Launcher.run(command(undisturbed, "local[*]"));
    assertThat(result.exitCode()).as(result.errors()).isZero();
    sayWhetherEqual(Tables.of(results), Tables.of(undisturbed));
  }

  private void kill(Victim victim, Process driver, Path results, Random random) throws Exception {
    boolean killed =
        switch (victim) {
          case EXECUTOR -> one(Cluster.executors(), random);
          case WORKER -> {
            boolean gone = one(Cluster.workers(), random);
            Cluster.addWorker("worker-" + (3 + kills.getOrDefault(victim, 0)));
            yield gone;
          }
          case DRIVER -> driver.toHandle().destroyForcibly();
          case INTERRUPTED_DRIVER ->
              new ProcessBuilder("kill", "-INT", Long.toString(driver.pid())).start().waitFor()
                  == 0;
          case MERGE -> killMerge(results, random);
        };
    if (killed) {
      kills.merge(victim, 1, Integer::sum);
      out.printf(Locale.ROOT, "drill: %s, %d files of cells%n", victim, Tables.files(results));
    }
  }

  private boolean killMerge(Path results, Random random) throws Exception {
    Process merge =
        Launcher.start(
            List.of("compact", results.toString()),
            folder.resolve("merge.out"),
            folder.resolve("merge.err"));
    // From before it has read the table to after its end.
    Thread.sleep(6000 + random.nextInt(9000));
    return merge.toHandle().destroyForcibly();
  }

  private static boolean one(List<ProcessHandle> processes, Random random) {
    return !processes.isEmpty()
        && processes.get(random.nextInt(processes.size())).destroyForcibly();
  }

  private Process startDriver(Path results) throws Exception {
    starts++;
    filesAtStart = Tables.files(results);
    return Launcher.start(
        command(results, Cluster.url()),
        folder.resolve("driver.out"),
        folder.resolve("driver.err"));
  }

  private String errors() throws Exception {
    return Files.readString(folder.resolve("driver.err"));
  }

  private static List<String> command(Path results, String master) {
    List<String> command = new ArrayList<>(PLAN);
    command.addAll(List.of("--output", results.toString(), "--master", master));
    return command;
  }

  private void sayWhetherEqual(Tables disturbed, Tables undisturbed) {
    List<String> lines = new ArrayList<>();
    lines.addAll(onlyIn("the disturbed run", disturbed.cells(), undisturbed.cells()));
    lines.addAll(onlyIn("the undisturbed run", undisturbed.cells(), disturbed.cells()));
    lines.addAll(onlyIn("the disturbed run", disturbed.verdicts(), undisturbed.verdicts()));
    lines.addAll(onlyIn("the undisturbed run", undisturbed.verdicts(), disturbed.verdicts()));
    lines.forEach(out::println);
    out.printf(
        Locale.ROOT,
        "drill: %d cells, %d verdicts: %s%n",
        undisturbed.cells().size(),
        undisturbed.verdicts().size(),
        lines.isEmpty() ? "equal" : "they differ");
    assertThat(lines).isEmpty();
  }

  private static List<String> onlyIn(String name, List<String> these, List<String> those) {
    List<String> left = new ArrayList<>(these);
    left.removeAll(those);
    return left.stream().map(line -> "only in " + name + ": " + line).toList();
  }
}
