package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonsTest {

  @TempDir private Path folder;

  @Test
  void namesTheFolderThatIsMissing() {
    Path file = folder.resolve("none/cell.npz");
    IOException error =
        catchThrowableOfType(IOException.class, () -> Files.writeString(file, "text"));
    assertThat(error).hasMessage(file.toString());
    assertThat(IoReasons.of(error)).isEqualTo("there is no such file or folder");
    assertThat(IoReasons.ofWriting(file, error))
        .isEqualTo("there is no folder " + folder.resolve("none"));
  }

  @Test
  void hasWordsForAnyFailure() {
    IOException folderAsFile =
        catchThrowableOfType(IOException.class, () -> Files.readAllBytes(folder));
    assertThat(IoReasons.of(folderAsFile)).isNotBlank().doesNotContain("java.");
    assertThat(IoReasons.of(new IOException())).isEqualTo("IOException");
    assertThat(IoReasons.of(new IOException("no space\nmore"))).isEqualTo("no space");
  }
}
