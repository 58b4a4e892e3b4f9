package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One plan, on made-up and real data, on a cluster of real JVMs: undisturbed or not, it gives the
 * bits of one thread.
 */
class ClusterIT {

  private static final long SEED = 20261125;
  private static final int KILLS = 5;

  private static final List<String> PLAN =
      List.of(
          "conf/smoke.conf",
          "--set",
          "data-sets=[synthetic, mnist]",
          "--set",
          "train-examples=500",
          "--set",
          "epochs=4",
          "--set",
          "seeds=2",
          "--set",
          "pilots.seeds=1");

  @TempDir private static Path folder;

  private static Tables expected;
  private static Tables undisturbed;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    expected = run("one-thread", "local[1]", Map.of());
    undisturbed = run("undisturbed", Cluster.url(), Map.of());
  }

  @Test
  void mavensJarsGiveTheBitsOfOneThread() {
    assertThat(undisturbed).isEqualTo(expected);
  }

  @Test
  void executorsThatAreKilledChangeNoBit() throws Exception {
    Random random = new Random(SEED);
    Path results = folder.resolve("executors");
    Process run = start("executors");
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
    assertThat(
            Launcher.run("sql", results.toString(), "SELECT count(*) FROM cells", "--csv")
                .output()
                .lines())
        .as("cells that readers see")
        .contains(Integer.toString(expected.cells().size()));
  }

  private static Tables run(String name, String master, Map<String, String> environment)
      throws Exception {
    Launcher.Result result = Launcher.run(command(name, master), environment);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return Tables.of(folder.resolve(name));
  }

  private static Process start(String name) throws Exception {
    return Launcher.start(
        command(name, Cluster.url()), folder.resolve(name + ".out"), folder.resolve(name + ".err"));
  }

  private static List<String> command(String name, String master) {
    List<String> command = new ArrayList<>(List.of("run"));
    command.addAll(PLAN);
    command.addAll(List.of("--set", "run.audit-share=0"));
    if (!master.startsWith("local")) {
      // Tasks of one cell each make many moments at which some cells are durable, others not.
      command.addAll(List.of("--set", "run.task-seconds=0.0001"));
    }
    command.addAll(List.of("--output", folder.resolve(name).toString(), "--master", master));
    return command;
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
