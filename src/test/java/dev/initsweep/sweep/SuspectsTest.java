package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspectsTest {

  private final Suspects suspects = new Suspects(2, InFlightJournal.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Command exited with code 134",
        "Container from a bad node: container_1 on host: h. Exit status: 139. Diagnostics: ...",
        "The executor with id 3 exited with exit code 134(unexpected)."
      })
  void cellsThatWereOpenAtANativeDeathAreNotAllowedAgain(String reason) {
    suspects.open("1", List.of("a", "b"));
    suspects.close("1", List.of("a"));
    suspects.open("2", List.of("c"));

    suspects.lost("1", reason);

    assertThat(suspects.contains("b")).isTrue();
    assertThat(suspects.open("2", List.of("a", "b", "c"))).containsExactly("a", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Command exited with code 137",
        "worker lost: Not receiving heartbeat for 60 seconds",
        "Executor heartbeat timed out after 134000 ms",
        "Container marked as failed. Exit status: 143."
      })
  void aKillIsNeverHeldAgainstACell(String reason) {
    suspects.open("1", List.of("a"));
    suspects.lost("1", reason);
    suspects.alone(true);
    suspects.open("2", List.of("a"));
    suspects.lost("2", reason);

    assertThat(suspects.contains("a")).isFalse();
    assertThat(suspects.executorDeaths()).isZero();
    assertThat(suspects.isGivenUp("a")).isFalse();
  }

  @Test
  void aCellIsGivenUpWhenItHasDiedAloneAsOftenAsItMay() {
    suspects.open("1", List.of("a", "b"));
    suspects.lost("1", "Command exited with code 134");
    suspects.alone(true);
    for (String executor : List.of("2", "3")) {
      assertThat(suspects.open(executor, List.of("a"))).containsExactly("a");
      assertThat(suspects.isGivenUp("a")).isFalse();
      suspects.lost(executor, "Command exited with code 134");
    }

    assertThat(suspects.isGivenUp("a")).isTrue();
    assertThat(suspects.isGivenUp("b")).isFalse();
    assertThat(suspects.open("4", List.of("a"))).isEmpty();
    assertThat(suspects.open("4", List.of("b"))).containsExactly("b");
  }

  @Test
  void whatEndedBeforeItsExecutorDidIsNoSuspect() {
    suspects.open("1", List.of("a"));
    suspects.close("1", List.of("a"));
    suspects.lost("1", "Command exited with code 134");

    assertThat(suspects.contains("a")).isFalse();
    assertThat(suspects.executorDeaths()).isEqualTo(1);
  }
}
