package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What befalls a results folder: one clear line says it, and the same command, once the cause is
 * gone, ends with the tables of a run that nothing befell.
 */
class FaultsIT {

  private static final long SEED = 20261126;
  private static final int KILLS = 3;

  @TempDir private static Path folder;

  private static Path undisturbed;
  private static Tables expected;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = folder.resolve("undisturbed");
    assertRuns(undisturbed);
    expected = Tables.of(undisturbed);
  }

  @Test
  void aFullDiskIsOneLineAndTheRunGoesOnWhenThereIsRoom() throws Exception {
    // Room for a part of the cells' files.
    try (TemporaryDisk disk = TemporaryDisk.mount(folder.resolve("full"), "size=512k")) {
      Path results = disk.root().resolve("results");
      assertEndsInOneLine(Launcher.run(run(results)), ExitCode.FAILURE, "No space left on device");
      long kept = Tables.files(results);

      disk.remount("size=64m");
      assertThat(kept).as("files of cells on the full disk").isPositive();
      assertRuns(results);
      assertThat(Tables.of(results)).isEqualTo(expected);
    }
  }

  @Test
  void aReadOnlyFolderIsOneLine() throws Exception {
    try (TemporaryDisk disk = TemporaryDisk.mount(folder.resolve("locked"), "size=512k")) {
      disk.remount("ro");
      Launcher.Result result = Launcher.run(run(disk.root().resolve("results")));
      assertThat(result.exitCode()).isIn(ExitCode.FAILURE, ExitCode.BAD_INPUT);
      assertEndsInOneLine(result, result.exitCode(), disk.root().toString());
      assertThat(list(disk.root())).isEmpty();
    }
  }

  @Test
  void aFolderThatDisappearsIsOneLineAndTheSameCommandBeginsAnew() throws Exception {
    Path results = folder.resolve("gone");
    Path errors = folder.resolve("gone.err");
    Process process = Launcher.start(run(results), folder.resolve("gone.out"), errors);
    awaitFiles(results, 1, process);
    while (process.isAlive()) {
      // What still writes there may keep a folder from being deleted: then the next time.
      new ProcessBuilder("rm", "-rf", results.toString()).start().waitFor();
      Thread.sleep(50);
    }
    assertEndsInOneLine(
        new Launcher.Result(process.waitFor(), "", Files.readString(errors)),
        ExitCode.FAILURE,
        results.toString());
    delete(results);
    assertRuns(results);
    assertThat(Tables.of(results)).isEqualTo(expected);
  }

  @Test
  void tornAndForeignFilesAreNamedAndChangeNothing() throws Exception {
    Path results = folder.resolve("strange");
    copy(undisturbed, results);
    Path foreign = Files.createDirectories(results.resolve("cells/run=foreign"));
    Files.write(foreign.resolve("torn.parquet"), new byte[] {'P', 'A', 'R', '1', 0});
    Files.copy(firstFile(results.resolve("verdicts")), foreign.resolve("verdicts.parquet"));

    for (String command : List.of("status", "verify", "report")) {
      Launcher.Result result = Launcher.run(command, results.toString());
      assertThat(result.exitCode()).as(result.errors()).isZero();
      assertThat(result.errors())
          .as(command)
          .contains("run=foreign/torn.parquet: it is ")
          .contains("run=foreign/verdicts.parquet: it holds the table verdicts, not cells")
          .doesNotContain("\tat ");
    }
    delete(foreign);
    assertThat(Tables.of(results)).isEqualTo(expected);
  }

  @Test
  void twoRunsAtOnceBothEndWithOneTable() throws Exception {
    Path results = folder.resolve("two");
    Process first =
        Launcher.start(run(results), folder.resolve("1.out"), folder.resolve("two-1.err"));
    Process second =
        Launcher.start(run(results), folder.resolve("2.out"), folder.resolve("two-2.err"));
    assertThat(first.waitFor()).as(Files.readString(folder.resolve("two-1.err"))).isZero();
    assertThat(second.waitFor()).as(Files.readString(folder.resolve("two-2.err"))).isZero();
    assertThat(Tables.of(results)).isEqualTo(expected);
    assertThat(cellsThatReadersSee(results)).isEqualTo(expected.cells().size());
  }

  @Test
  void aMergeThatIsKilledLosesAndRepeatsNothing() throws Exception {
    Random random = new Random(SEED);
    Path results = folder.resolve("merged");
    copy(undisturbed, results);
    int killed = 0;
    while (killed < KILLS) {
      Process merge =
          Launcher.start(
              List.of("compact", results.toString()),
              folder.resolve("merge.out"),
              folder.resolve("merge.err"));
      awaitNewRun(results, merge);
      Thread.sleep(random.nextInt(60));
      if (merge.isAlive()) {
        merge.destroyForcibly().waitFor();
        killed++;
      }
      assertThat(Tables.of(results)).as("seed %d, kill %d", SEED, killed).isEqualTo(expected);
      // What was merged in time leaves too few files for another kill.
      if (Tables.files(results) == 1) {
        delete(results);
        copy(undisturbed, results);
      }
    }
    assertThat(cellsThatReadersSee(results)).isEqualTo(expected.cells().size());
    assertThat(Launcher.run("compact", results.toString()).exitCode()).isZero();
    assertThat(Tables.files(results)).isEqualTo(1);
    assertThat(Tables.of(results)).isEqualTo(expected);
  }

  @Test
  void dataThatChangeBetweenRunsAreOtherCellsAndTheRunSaysSo() throws Exception {
    Path data = folder.resolve("own.csv");
    Path results = folder.resolve("own");
    writeRows(data, 1);
    assertRuns(results, ownData(data));
    int before = Tables.of(results).cells().size();

    writeRows(data, 2);
    Launcher.Result again = Launcher.run(run(results, ownData(data)));
    assertThat(again.exitCode()).as(again.errors()).isZero();
    assertThat(again.errors()).contains("changed since the last plan: ", "0 of ");
    assertThat(Tables.of(results).cells()).hasSize(2 * before);
  }

  private static String[] ownData(Path data) {
    return new String[] {"--set", "data-sets=\"" + data + "\"", "--set", "train-examples=all"};
  }

  /** Two features and two classes; rows differ with {@code seed}. */
  private static void writeRows(Path data, long seed) throws IOException {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%.3f,%.3f,%s",
              random.nextGaussian(),
              random.nextGaussian(),
              "ab".charAt(i % 2)));
    }
    Files.write(data, rows);
  }

  private static void assertRuns(Path results, String... more) throws Exception {
    Launcher.Result result = Launcher.run(run(results, more));
    assertThat(result.exitCode()).as(result.errors()).isZero();
  }

  private static void assertEndsInOneLine(Launcher.Result result, int exitCode, String... texts) {
    assertThat(result.exitCode()).as(result.errors()).isEqualTo(exitCode);
    List<String> ours =
        result.errors().lines().filter(line -> line.startsWith("initsweep: Cannot ")).toList();
    assertThat(ours).as(result.errors()).hasSize(1);
    assertThat(ours.get(0)).contains(texts);
    assertThat(result.errors()).doesNotContain("\tat ");
  }

  private static List<String> run(Path results, String... more) {
    List<String> command = new ArrayList<>(List.of("run", "conf/smoke.conf"));
    command.addAll(List.of("--set", "seeds=2", "--set", "pilots.seeds=1"));
    command.addAll(List.of("--set", "run.audit-share=0"));
    // Short tasks make many files.
    command.addAll(List.of("--set", "run.task-seconds=0.001"));
    command.addAll(List.of(more));
    command.addAll(List.of("--output", results.toString(), "--master", "local[2]"));
    return command;
  }

  private static long cellsThatReadersSee(Path results) throws Exception {
    Launcher.Result result =
        Launcher.run("sql", results.toString(), "SELECT count(*) FROM cells", "--csv");
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return Long.parseLong(result.output().lines().reduce((first, last) -> last).orElseThrow());
  }

  private static void awaitFiles(Path results, int count, Process process) throws Exception {
    while (process.isAlive() && Tables.files(results) < count) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as("the run ended before it could be disturbed").isTrue();
  }

  /** Waits until a merge has begun to write, or has ended. */
  private static void awaitNewRun(Path results, Process merge) throws Exception {
    int before = list(results.resolve("cells")).size();
    while (merge.isAlive() && list(results.resolve("cells")).size() <= before) {
      Thread.sleep(2);
    }
  }

  private static Path firstFile(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static List<Path> list(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.toList();
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    command("cp", "-r", from.toString(), to.toString());
  }

  private static void delete(Path root) throws Exception {
    command("rm", "-rf", root.toString());
  }

  private static void command(String... words) throws Exception {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor())
        .as(String.join(" ", words))
        .isZero();
  }
}
