package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.CellResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

  @TempDir Path temp;
  private ResultsFolder folder;
  private List<CellResult> results;
  private List<CellResult> before;

  @BeforeEach
  void fill() {
    folder = LocalSpark.folder(temp);
    results = LocalSpark.results(21, 12);
    LocalSpark.write(folder, results.subList(0, 6));
    LocalSpark.write(folder, results.subList(6, 12));
    before = folder.cells().read(LocalSpark.ids(results));
  }

  @Test
  void manyFilesBecomeOneWithTheSameRows() throws IOException {
    assertThat(folder.cells().compact(3)).isEqualTo(4);
    assertThat(runs()).hasSize(1);
    assertThat(dataFiles()).hasSize(1);
    assertThat(folder.cells().skippedFiles()).isEmpty();
    assertThat(folder.cells().read(LocalSpark.ids(results))).isEqualTo(before);
  }

  @Test
  void fewFilesAreLeftAlone() throws IOException {
    List<Path> files = dataFiles();
    assertThat(folder.cells().compact(4)).isZero();
    assertThat(dataFiles()).isEqualTo(files);
  }

  @Test
  void killedBeforeOldFilesAreDeletedItLosesAndRepeatsNothing() throws IOException {
    Path copy = temp.resolve("copy");
    for (Path file : dataFiles()) {
      Files.createDirectories(copy);
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    folder.cells().compact(1);
    Path old = Files.createDirectories(temp.resolve("results/cells/run=old"));
    for (Path file : list(copy)) {
      Files.copy(file, old.resolve(file.getFileName()));
    }
    assertThat(folder.cells().read(LocalSpark.ids(results))).isEqualTo(before);
    assertThat(folder.cells().compact(1)).isEqualTo(5);
    assertThat(dataFiles()).hasSize(1);
    assertThat(folder.cells().read(LocalSpark.ids(results))).isEqualTo(before);
  }

  @Test
  void theFolderOfAJobThatStillWritesStays() throws IOException {
    Path open = runs().get(0);
    Path temporary = Files.createDirectories(open.resolve("_temporary/0"));
    folder.cells().compact(1);
    assertThat(temporary).exists();
    assertThat(runs()).hasSize(2).contains(open);
  }

  @Test
  void aFileOfFormat1IsWrittenAnewAlsoWhereFilesAreFew() throws IOException {
    List<CellResult> earlier = LocalSpark.results(22, 6);
    EarlierRows.write(temp.resolve("results"), earlier);
    List<CellResult> all = new ArrayList<>(results);
    all.addAll(earlier);
    List<CellResult> read = folder.cells().read(LocalSpark.ids(all));
    assertThat(read).hasSize(18).containsAll(before);
    assertThat(folder.cells().compact(100)).isEqualTo(5);
    assertThat(dataFiles()).hasSize(1);
    assertThat(folder.cells().read(LocalSpark.ids(all))).isEqualTo(read);
    assertThat(folder.cells().compact(100)).isZero();
  }

  @Test
  void ofTwoRowsOfACellTheOneThatSaysMoreIsKept() {
    EarlierRows.write(temp.resolve("results"), results);
    assertThat(folder.cells().compact(100)).isEqualTo(5);
    assertThat(folder.cells().read(LocalSpark.ids(results))).isEqualTo(before);
  }

  private List<Path> runs() throws IOException {
    return list(temp.resolve("results/cells"));
  }

  private List<Path> dataFiles() throws IOException {
    return runs().stream()
        .flatMap(run -> list(run).stream())
        .filter(file -> file.toString().endsWith(".parquet"))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
