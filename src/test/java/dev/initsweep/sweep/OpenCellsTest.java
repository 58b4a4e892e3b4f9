package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCellsTest {

  @TempDir private Path temporary;

  @Test
  void aFolderThatIsNotThereLeavesNothing() {
    assertThat(OpenCells.left(temporary.resolve("none"))).isEmpty();
  }

  @Test
  void aProcessThatEndedWellLeavesNothing() {
    try (OpenCells note = OpenCells.in(temporary)) {
      note.opened(List.of("a", "b"));
    }
    assertThat(OpenCells.left(temporary)).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void whatWasOpenAtTheEndIsLeft() throws IOException {
    dead("one", "+a\n+b\n-a\n");
    dead("other", "+c\n+d\n-c\n-d\n");
    assertThat(OpenCells.left(temporary)).containsExactly("b");
  }

  @Test
  void aLineThatTheEndCutShortIsNoCell() throws IOException {
    dead("one", "+a\n-");
    assertThat(OpenCells.left(temporary)).containsExactly("a");
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
    assertThat(OpenCells.left(temporary)).isEmpty();
    process.destroyForcibly().waitFor();
    assertThat(OpenCells.left(temporary)).containsExactly("held");
  }

  @Test
  void notesAreForgottenWhenAllTheirCellsHaveEnded() throws IOException {
    dead("one", "+a\n");
    dead("other", "+b\n");
    OpenCells.forget(temporary, Set.of("a"));
    assertThat(OpenCells.left(temporary)).containsExactly("b");
  }

  private void dead(String name, String lines) throws IOException {
    Files.writeString(temporary.resolve(name + ".txt"), lines);
  }

  /** Opens a cell, says so, and waits to be killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      OpenCells note = OpenCells.in(Path.of(arguments[0]));
      note.opened(List.of("held"));
      System.out.println("open");
      Thread.sleep(60_000);
      note.close();
    }
  }
}
