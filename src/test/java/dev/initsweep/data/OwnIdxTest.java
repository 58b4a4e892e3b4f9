package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnIdxTest {

  @TempDir private Path folder;

  private final DataSources sources = DataSources.standard(Path.of("none"));

  @BeforeEach
  void write() {
    TinyIdx.write(folder);
  }

  private String name() {
    return folder + "/";
  }

  private void replace(IdxPart part, int... bytes) {
    TinyIdx.write(folder.resolve(part.fileName()), TinyIdx.bytes(bytes));
  }

  @Test
  void sizesAndDigestAreThoseOfAKnownDataSetOfTheSameFiles() {
    DataFacts known = TinyIdx.source(List.of()).facts();
    assertThat(sources.facts(name()))
        .isEqualTo(
            new DataFacts(
                name(),
                known.digest(),
                known.trainExamples(),
                known.testExamples(),
                known.shape(),
                known.classes()));
  }

  @Test
  void pixelsAreRawAndTheirUnitIs255() {
    Examples train = sources.load(name()).train();
    float[] values = new float[4];
    train.copyValues(2, values, 0);
    assertThat(values).containsExactly(9, 10, 11, 255);
    assertThat(train.unit()).isEqualTo(255);
    assertThat(train.label(0)).isEqualTo(2);
  }

  @Test
  void packedFilesAreTheSame() throws IOException {
    Path packed = Files.createDirectory(folder.resolve("packed"));
    TinyIdx.writePacked(packed);
    assertThat(sources.facts(packed + "/").digest()).isEqualTo(sources.facts(name()).digest());
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    assertThatThrownBy(() -> sources.load(name()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Cannot read " + folder.resolve("t10k-labels-idx1-ubyte"))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void aFolderOfOtherThingsSaysWhatItMayHold() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThatThrownBy(() -> sources.load(other + "/"))
        .hasMessage(
            "Cannot read %s/: none is there (expected a folder of idx, Parquet or numpy files)",
            other);
    Files.writeString(other.resolve("Churn.csv"), "a,b\n");
    assertThatThrownBy(() -> sources.load(other + "/"))
        .hasMessageEndingWith(
            "idx, Parquet or numpy files; a table is named itself: %s/Churn.csv)", other);
    assertThatThrownBy(() -> sources.load(other + "/none/"))
        .hasMessageStartingWith("Cannot read %s/none/: there is no such folder", other);
    assertThatThrownBy(() -> sources.load(other.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("; nearest: %s/)", other);
  }

  @Test
  void imagesOfOtherShapesAreRefused() {
    replace(IdxPart.TEST_IMAGES, 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4);
    assertThatThrownBy(() -> sources.load(name()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("t10k-images-idx3-ubyte: images of [1, 2] (expected [2, 2], as in ");
  }

  @Test
  void aTestLabelThatNoTrainingExampleHasIsNamedByItsIndex() {
    replace(IdxPart.TEST_LABELS, 0, 0, 8, 1, 0, 0, 0, 2, 1, 7);
    assertThatThrownBy(() -> sources.load(name()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("label 7 at index 1 (expected 0 to 2)");
  }

  @Test
  void oneClassIsRefused() {
    replace(IdxPart.TRAIN_LABELS, 0, 0, 8, 1, 0, 0, 0, 3, 0, 0, 0);
    assertThatThrownBy(() -> sources.load(name()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no label but 0 (expected at least two classes)");
  }

  @Test
  void optionsAreForTables() {
    assertThatThrownBy(() -> sources.load(name() + "?scale=range"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("scale=range")
        .hasMessageContaining("expected no options");
  }
}
