package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {

  private static final String ID = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);
  private static final Map<String, String> HERE = Map.of("kernel", "openblas HASWELL");

  /** With an empty line of its own. */
  private static final byte[] STATE = "\n\nbits".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path temp;

  @Test
  void lastStateIsReadBackAsItWas() throws IOException {
    StateFiles states = LocalSpark.folder(temp).states();
    assertThat(states.read(ID, HERE)).isEmpty();
    assertThat(states.cellIds()).isEmpty();

    states.write(ID, HERE, out -> out.write(1));
    states.write(ID, HERE, out -> out.write(STATE));

    assertThat(states.read(ID, HERE)).contains(STATE);
    assertThat(states.read(OTHER, HERE)).isEmpty();
    assertThat(states.cellIds()).containsExactly(ID);
    assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
        .startsWith("initsweep-state 1\nkernel: openblas HASWELL\n\n\n\nbits");
  }

  @Test
  void stateOfAnotherMakingIsRefused() {
    StateFiles states = LocalSpark.folder(temp).states();
    states.write(ID, HERE, out -> out.write(STATE));

    assertThatThrownBy(() -> states.read(ID, Map.of("kernel", "openblas ZEN")))
        .isInstanceOf(IOException.class)
        .hasMessage("its kernel is openblas HASWELL (expected openblas ZEN)");
    assertThatThrownBy(() -> states.read(ID, Map.of("engine", "fused")))
        .isInstanceOf(IOException.class)
        .hasMessage("its engine is none (expected fused)");
  }

  @Test
  void damagedFileIsRefused() throws IOException {
    StateFiles states = LocalSpark.folder(temp).states();
    states.write(ID, HERE, out -> out.write(STATE));
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      assertDamaged(states, Arrays.copyOf(whole, length));
      byte[] flipped = whole.clone();
      flipped[length] ^= 1;
      assertDamaged(states, flipped);
    }
  }

  private void assertDamaged(StateFiles states, byte[] bytes) throws IOException {
    Files.write(file(), bytes);
    assertThatThrownBy(() -> states.read(ID, HERE))
        .isInstanceOf(IOException.class)
        .hasMessage("it is damaged");
  }

  @Test
  void writerThatFailsLeavesTheOldState() throws IOException {
    StateFiles states = LocalSpark.folder(temp).states();
    states.write(ID, HERE, out -> out.write(STATE));

    assertThatThrownBy(
            () ->
                states.write(
                    ID,
                    HERE,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessageEndingWith("disk full");

    assertThat(states.read(ID, HERE)).contains(STATE);
    assertThat(temp.resolve("results/states")).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void deletesWhatKilledProcessesLeftOfACell() throws IOException {
    StateFiles states = LocalSpark.folder(temp).states();
    states.write(ID, HERE, out -> out.write(STATE));
    states.write(OTHER, HERE, out -> out.write(STATE));
    Files.createFile(file().resolveSibling("." + ID + ".0-1-2"));

    states.delete(ID::equals);

    assertThat(states.cellIds()).containsExactly(OTHER);
    assertThat(file().getParent()).isDirectoryNotContaining("glob:**/.*");
  }

  private Path file() {
    return temp.resolve("results/states").resolve(ID);
  }
}
