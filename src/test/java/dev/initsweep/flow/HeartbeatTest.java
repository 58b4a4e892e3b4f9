package dev.initsweep.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.store.ResultsFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {

  private static final Instant BEGUN = Instant.parse("2026-01-01T12:00:00Z");
  private static final String PLAN = "ab".repeat(32);

  @TempDir private Path temp;
  private ResultsFolder folder;

  @BeforeEach
  void open() {
    folder = ResultsFolder.at(temp.resolve("results").toString(), new Configuration(false));
  }

  @Test
  void aRunThatGoesOnIsAliveWithItsAge() {
    try (Heartbeat beating = new Heartbeat(folder, PLAN, () -> 30, InstantSource.fixed(BEGUN))) {
      assertThat(beating).isNotNull();
      List<RunSign> signs = RunSigns.of(folder, PLAN, BEGUN.plusSeconds(7));
      assertThat(signs).hasSize(1);
      assertThat(signs.get(0).isAlive()).isTrue();
      assertThat(signs.get(0).ageSeconds()).isEqualTo(7);
      assertThat(signs.get(0).started()).isEqualTo(BEGUN.toString());
      assertThat(signs.get(0).trained()).isEqualTo(30);
      assertThat(signs.get(0).process()).isEqualTo(String.valueOf(ProcessHandle.current().pid()));
      assertThat(RunSigns.of(folder, "cd".repeat(32), BEGUN)).isEmpty();
    }
    assertThat(RunSigns.of(folder, PLAN, BEGUN)).isEmpty();
    assertThat(temp.resolve("results/running")).isEmptyDirectory();
  }

  @Test
  void aRunThatWasKilledHasDied() {
    // What close would have deleted.
    folder.writeText("running/a.json", sign(BEGUN, BEGUN.plusSeconds(600), 50));
    RunSign sign = RunSigns.of(folder, PLAN, BEGUN.plusSeconds(600 + 61)).get(0);
    assertThat(sign.isAlive()).isFalse();
    assertThat(sign.ageSeconds()).isEqualTo(61);
    // 50 in ten minutes.
    assertThat(sign.cellsPerHour()).isCloseTo(300, within(1e-9));
  }

  /**
   * On the run's own machine nobody waits a minute: one beat is missing, and the process is gone.
   */
  @Test
  void aRunWhoseProcessIsGoneHasDiedAfterOneBeat() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Instant now = BEGUN.plusSeconds(16);
    assertThat(isAlive(Heartbeat.host(), ended.pid(), now)).isFalse();
    assertThat(isAlive(Heartbeat.host(), ended.pid(), BEGUN.plusSeconds(15))).isTrue();
    assertThat(isAlive(Heartbeat.host(), ProcessHandle.current().pid(), now)).isTrue();
    assertThat(isAlive("elsewhere", ended.pid(), now)).isTrue();
  }

  private boolean isAlive(String host, long process, Instant now) {
    folder.writeText(
        "running/a.json",
        sign(BEGUN, BEGUN, 1)
            .replace("\"h\"", "\"" + host + "\"")
            .replace("\"process\":\"1\"", "\"process\":\"" + process + "\""));
    return RunSigns.of(folder, PLAN, now).get(0).isAlive();
  }

  @Test
  void theNextRunForgetsThoseThatAreDeadForADay() {
    folder.writeText("running/old.json", sign(BEGUN, BEGUN, 1));
    folder.writeText("running/young.json", sign(BEGUN, BEGUN.plus(Duration.ofHours(20)), 1));
    folder.writeText("running/torn.json", "{\"plan\"");
    Instant now = BEGUN.plus(Duration.ofHours(25));
    new Heartbeat(folder, PLAN, () -> 0, InstantSource.fixed(now)).close();
    assertThat(temp.resolve("results/running").toFile().list()).containsExactly("young.json");
  }

  private static String sign(Instant started, Instant at, int trained) {
    return "{\"plan\":\"%s\",\"host\":\"h\",\"process\":\"1\",\"started\":\"%s\",\"at\":\"%s\",\"trained\":\"%s\"}"
        .formatted(PLAN, started, at, trained);
  }
}
