package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that dies goes on where it was, and ends with the table of a run that did not. */
class KilledRunIT {

  private static final long SEED = 20261124;

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
    awaitDeath(killed, process.pid());

    Launcher.Result resumed = Launcher.run(run(killed));
    assertThat(resumed.exitCode()).as(resumed.errors()).isZero();
    assertThat(found(resumed)).as("seed %d: %s", SEED, resumed.errors()).isPositive();
    assertThat(Tables.of(killed)).isEqualTo(Tables.of(undisturbed));

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
    signal("-INT", process);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(Files.readString(errors)).contains("resume with: jobs/initsweep run ");
    assertThat(found(Launcher.run(run(interrupted)))).isPositive();
  }

  /** As by Ctrl-Z, or when a laptop sleeps; the limits are a hundredth of Spark's own. */
  @Test
  void stoppedForLongerThanHeartbeatsMayTakeItGoesOn() throws Exception {
    Path stopped = folder.resolve("stopped");
    Path errors = folder.resolve("stopped.err");
    String limits =
        "-Dspark.executor.heartbeatInterval=100ms -Dspark.network.timeout=1s"
            + " -Dspark.network.timeoutInterval=200ms";
    Process process =
        Launcher.start(
            run(stopped),
            Map.of("INITSWEEP_JAVA_OPTIONS", limits),
            folder.resolve("stopped.out"),
            errors);
    awaitFiles(stopped, 1, process);
    signal("-STOP", process);
    Thread.sleep(3000);
    signal("-CONT", process);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    // What is told once more of an executor that was given up ends the process after sixty times.
    assertThat(Files.readString(errors)).doesNotContain("heartbeats");
  }

  private static void signal(String signal, Process process) throws Exception {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }

  private static List<String> run(Path results) {
    List<String> command = new ArrayList<>(List.of("run", "conf/smoke.conf"));
    command.addAll(List.of("--set", "seeds=3", "--set", "pilots.seeds=1"));
    command.addAll(List.of("--set", "race.resolution=0.5"));
    // Short tasks make many moments at which some cells are durable and others are not.
    command.addAll(List.of("--set", "run.task-seconds=0.001"));
    command.addAll(List.of("--output", results.toString(), "--master", "local[2]"));
    return command;
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

  /** Asks until a beat is missing; each time there is a line of this process. */
  private static void awaitDeath(Path results, long process) throws Exception {
    String line;
    do {
      Launcher.Result status = Launcher.run("status", results.toString());
      assertThat(status.exitCode()).as(status.errors()).isZero();
      line =
          status
              .output()
              .lines()
              .filter(text -> text.contains("(process " + process + ")"))
              .findFirst()
              .orElseThrow();
      assertThat(line)
          .containsAnyOf(": alive, last heartbeat ", ": died, the same command goes on");
    } while (line.contains(": alive"));
  }

  private static void awaitFiles(Path results, int count, Process process) throws Exception {
    while (process.isAlive() && Tables.files(results) < count) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as("the run ended before it could be killed").isTrue();
  }
}
