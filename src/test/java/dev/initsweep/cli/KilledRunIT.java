package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that dies goes on where it was, and ends with the table of a run that did not. */
class KilledRunIT {

  private static final long SEED = 20261124;

  /** All that equality is about; the order makes two tables comparable line by line. */
  private static final String RESULTS =
      "SELECT * EXCEPT (plan_hash, code_version, commit, host, attempt, started, seconds)"
          + " FROM cells ORDER BY id";

  @TempDir private Path folder;

  @Test
  void killedAtARandomMomentItTrainsOnlyWhatIsMissing() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    assertThat(Launcher.run(run(undisturbed)).exitCode()).isZero();

    Path killed = folder.resolve("killed");
    Process process =
        Launcher.start(run(killed), folder.resolve("killed.out"), folder.resolve("killed.err"));
    int files = 1 + new Random(SEED).nextInt(4);
    awaitFiles(killed, files, process);
    process.destroyForcibly().waitFor();

    Launcher.Result resumed = Launcher.run(run(killed));
    assertThat(resumed.exitCode()).as(resumed.errors()).isZero();
    assertThat(found(resumed)).as("seed %d: %s", SEED, resumed.errors()).isPositive();
    assertThat(results(killed)).isEqualTo(results(undisturbed));

    Launcher.Result again = Launcher.run(run(killed));
    assertThat(again.errors()).doesNotContainPattern(" [1-9]\\d* to train");
  }

  @Test
  void interruptedItKeepsWhatIsFinishedAndSaysHowToGoOn() throws Exception {
    Path interrupted = folder.resolve("interrupted");
    Path errors = folder.resolve("interrupted.err");
    Process process = Launcher.start(run(interrupted), folder.resolve("interrupted.out"), errors);
    awaitFiles(interrupted, 1, process);
    // What Ctrl-C sends.
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(Files.readString(errors)).contains("resume with: initsweep run ");
    assertThat(found(Launcher.run(run(interrupted)))).isPositive();
  }

  private static List<String> run(Path results) {
    List<String> command = new ArrayList<>(List.of("run", "conf/smoke.conf"));
    // Short tasks make many moments at which some cells are durable and others are not.
    command.addAll(List.of("--set", "run.task-seconds=0.001"));
    command.addAll(List.of("--output", results.toString(), "--master", "local[2]"));
    return command;
  }

  private static String results(Path results) throws Exception {
    Launcher.Result answer = Launcher.run("sql", results.toString(), RESULTS, "--csv");
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    return answer.output();
  }

  /** How many cells the first stage that trains found in the table. */
  private static int found(Launcher.Result result) {
    Matcher matcher = Pattern.compile("(\\d+) of \\d+ cells found").matcher(result.errors());
    int found = 0;
    while (matcher.find()) {
      found = Math.max(found, Integer.parseInt(matcher.group(1)));
    }
    return found;
  }

  private static void awaitFiles(Path results, int count, Process process) throws Exception {
    while (process.isAlive() && files(results) < count) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as("the run ended before it could be killed").isTrue();
  }

  private static long files(Path results) throws IOException {
    Path cells = results.resolve("cells");
    if (!Files.exists(cells)) {
      return 0;
    }
    try (Stream<Path> found = Files.walk(cells, 2)) {
      return found.filter(file -> file.toString().endsWith(".parquet")).count();
    } catch (java.io.UncheckedIOException | java.nio.file.NoSuchFileException e) {
      // Spark moves files while the tree is walked.
      return 0;
    }
  }
}
