package dev.initsweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.train.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredStatesTest {

  private static final Configuration HADOOP = new Configuration();
  private static final RunOrigin ORIGIN = new RunOrigin("p", "1.0", "abc", "nd4j 1");
  private static final Cell CELL = Cells.cell(Cells.setting(3), 2, 1);

  @TempDir private Path temporary;

  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void store() {
    open("haswell", ORIGIN, Set.of()).write(CELL, out -> out.write(new byte[] {1, 2, 3}));
  }

  private StateStore open(String kernel, RunOrigin origin, Set<String> cellIds) {
    return new StateSource(temporary.toString(), 600, cellIds)
        .open(() -> HADOOP, origin.madeWith(kernel, "fused"), true, log::add);
  }

  @Test
  void sameEngineOnTheSameKernelGoesOn() {
    Set<String> ids = ResultsFolder.at(temporary.toString(), HADOOP).states().cellIds();
    assertThat(open("haswell", ORIGIN, ids).read(CELL)).contains(new byte[] {1, 2, 3});
    assertThat(log).isEmpty();
  }

  @Test
  void otherKernelAndOtherVersionStartAnewAndSaySo() {
    Set<String> ids = Set.of(CELL.id());
    assertThat(open("zen", ORIGIN, ids).read(CELL)).isEmpty();
    assertThat(open("haswell", new RunOrigin("p", "1.1", "abc", "nd4j 1"), ids).read(CELL))
        .isEmpty();
    assertThat(log)
        .containsExactly(
            "Cannot go on from the stored state of cell %s: its kernel is haswell (expected zen); it starts anew"
                .formatted(CELL.id()),
            "Cannot go on from the stored state of cell %s: its code-version is 1.0 (expected 1.1); it starts anew"
                .formatted(CELL.id()));
  }

  @Test
  void tornFileStartsAnewAndSaysSo() throws Exception {
    Files.write(temporary.resolve("states").resolve(CELL.id()), new byte[] {1, 2});
    assertThat(open("haswell", ORIGIN, Set.of(CELL.id())).read(CELL)).isEmpty();
    assertThat(log)
        .containsExactly(
            "Cannot go on from the stored state of cell %s: it is damaged; it starts anew"
                .formatted(CELL.id()));
  }

  @Test
  void stateThatCannotBeWrittenIsTold() throws Exception {
    Files.delete(temporary.resolve("states").resolve(CELL.id()));
    Files.delete(temporary.resolve("states"));
    Files.createFile(temporary.resolve("states"));
    open("haswell", ORIGIN, Set.of()).write(CELL, out -> out.write(1));
    assertThat(log)
        .singleElement()
        .asString()
        .startsWith("Cannot store the state of cell %s: Cannot write".formatted(CELL.id()))
        .endsWith("; its training goes on");
  }
}
