package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InFlightJournalTest {

  @TempDir private Path temporary;

  @Test
  void aFolderThatIsNotThereLeavesNothing() {
    assertThat(InFlightJournal.left(temporary.resolve("none"))).isEmpty();
  }

  @Test
  void aProcessThatEndedWellLeavesNothing() {
    try (InFlightJournal note = InFlightJournal.in(temporary)) {
      note.opened(List.of("a", "b"));
    }
    assertThat(InFlightJournal.left(temporary)).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void whatWasOpenAtTheEndIsLeft() throws IOException {
    dead("one", "+a\n+b\n-a\n");
    dead("other", "+c\n+d\n-c\n-d\n");
    assertThat(InFlightJournal.left(temporary)).containsExactly("b");
  }

  @Test
  void aLineThatTheEndCutShortIsNoCell() throws IOException {
    dead("one", "+a\n-");
    assertThat(InFlightJournal.left(temporary)).containsExactly("a");
  }

  @Test
  void anotherProcessIsReadOnlyOnceItIsDead() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Holder.class.getName(),
                temporary.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getInputStream().read();
    assertThat(InFlightJournal.left(temporary)).isEmpty();
    process.destroyForcibly().waitFor();
    assertThat(InFlightJournal.left(temporary)).containsExactly("held");
  }

  @Test
  void notesAreForgottenWhenAllTheirCellsHaveEnded() throws IOException {
    dead("one", "+a\n");
    dead("other", "+b\n");
    InFlightJournal.forget(temporary, Set.of("a"));
    assertThat(InFlightJournal.left(temporary)).containsExactly("b");
  }

  private void dead(String name, String lines) throws IOException {
    Files.writeString(temporary.resolve(name + ".txt"), lines);
  }

  /** Opens a cell, says so, and waits to be killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      InFlightJournal note = InFlightJournal.in(Path.of(arguments[0]));
      note.opened(List.of("held"));
      System.out.println("open");
      Thread.sleep(60_000);
      note.close();
    }
  }
}
