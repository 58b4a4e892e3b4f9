package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {

  @TempDir private Path folder;

  @Test
  void readsImagesAndLabels() {
    ByteExamples examples =
        IdxReader.examples(
            IdxReader.images(file(TinyIdx.TRAIN_IMAGES)),
            IdxReader.labels(file(TinyIdx.TRAIN_LABELS)),
            3);
    float[] last = new float[4];
    examples.copyValues(2, last, 0);
    assertThat(last).containsExactly(9, 10, 11, 255);
    assertThat(examples.label(0)).isEqualTo(2);
    assertThat(examples.size()).isEqualTo(3);
  }

  @Test
  void packedFilesGiveTheSame() {
    IdxFile packed = IdxReader.images(file(TinyIdx.packed(TinyIdx.TRAIN_IMAGES)));
    assertThat(packed.payload())
        .isEqualTo(IdxReader.images(file(TinyIdx.TRAIN_IMAGES)).payload())
        .hasSize(12);
  }

  @Test
  void digestIsThatOfTheUnpackedFile() {
    assertThat(IdxReader.images(file(TinyIdx.packed(TinyIdx.TRAIN_IMAGES))).digest())
        .isEqualTo(TinyIdx.sha256(TinyIdx.TRAIN_IMAGES));
  }

  @Test
  void writesTheUnpackedFile() throws Exception {
    Path copy = folder.resolve("copy");
    IdxReader.images(file(TinyIdx.packed(TinyIdx.TRAIN_IMAGES))).write(copy);
    assertThat(copy).hasBinaryContent(TinyIdx.TRAIN_IMAGES);
  }

  @Test
  void namesBothSizesOfATruncatedFile() {
    Path path = file(Arrays.copyOf(TinyIdx.TRAIN_IMAGES, 20));
    assertThatThrownBy(() -> IdxReader.images(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: 20 bytes (expected 28 for 3 images)", path);
  }

  @Test
  void namesBothSizesOfAnOversizedFile() {
    Path path = file(Arrays.copyOf(TinyIdx.TRAIN_LABELS, 400));
    assertThatThrownBy(() -> IdxReader.labels(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: 400 bytes (expected 11 for 3 labels)", path);
  }

  @Test
  void namesBothUnpackedSizesOfAPackedFileThatHoldsTooMuch() {
    Path path = file(TinyIdx.packed(Arrays.copyOf(TinyIdx.TRAIN_LABELS, 400)));
    assertThatThrownBy(() -> IdxReader.labels(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: 400 bytes (expected 11 for 3 labels)", path);
  }

  @Test
  void namesBothUnpackedSizesOfAPackedFileThatBreaksOff() {
    byte[] content = new byte[16 + 40_000];
    new Random(5).nextBytes(content);
    System.arraycopy(
        TinyIdx.bytes(0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 100, 0, 0, 0, 100), 0, content, 0, 16);
    byte[] packed = TinyIdx.packed(content);
    Path path = file(Arrays.copyOf(packed, packed.length / 2));
    assertThatThrownBy(() -> IdxReader.images(path))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(
            "Invalid idx file \\Q%s\\E: [0-9]+ bytes \\(expected 40016 for 4 images\\)"
                .formatted(path));
  }

  @Test
  void saysThatAPackedFileIsDamaged() {
    byte[] packed = TinyIdx.packed(TinyIdx.TRAIN_LABELS);
    packed[packed.length - 8] ^= 1;
    Path path = file(packed);
    assertThatThrownBy(() -> IdxReader.labels(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read %s: Corrupt GZIP trailer", path);
  }

  @Test
  void namesBothNumbersOfAFileWithoutAHeader() {
    Path path = file(TinyIdx.bytes(0, 0, 8));
    assertThatThrownBy(() -> IdxReader.labels(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: 3 bytes (expected at least 8)", path);
  }

  @Test
  void refusesAnEmptyFile() {
    Path path = file(TinyIdx.bytes());
    assertThatThrownBy(() -> IdxReader.images(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: 0 bytes (expected at least 16)", path);
  }

  @Test
  void namesBothMagicNumbersOfLabelsInPlaceOfImages() {
    Path path = file(Arrays.copyOf(TinyIdx.TRAIN_LABELS, 30));
    assertThatThrownBy(() -> IdxReader.images(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: magic number 2049 (expected 2051 for images)", path);
  }

  @Test
  void namesBothMagicNumbersOfImagesInPlaceOfLabels() {
    Path path = file(TinyIdx.TRAIN_IMAGES);
    assertThatThrownBy(() -> IdxReader.labels(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: magic number 2051 (expected 2049 for labels)", path);
  }

  @Test
  void refusesADimensionBelowOne() {
    Path path = file(TinyIdx.bytes(0, 0, 8, 1, 0, 0, 0, 0));
    assertThatThrownBy(() -> IdxReader.labels(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: a dimension of 0 (expected at least 1)", path);
  }

  @Test
  void refusesMoreThanAnArrayHolds() {
    Path path = file(TinyIdx.bytes(0, 0, 8, 3, 127, 255, 255, 255, 0, 0, 0, 28, 0, 0, 0, 28));
    assertThatThrownBy(() -> IdxReader.images(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid idx file %s: 2147483647 x 28 x 28 bytes announced (expected at most 2147483639 in all)",
            path);
  }

  @Test
  void readsNoMoreThanIsThereWhateverTheHeaderSays() {
    Path path = file(TinyIdx.bytes(0, 0, 8, 1, 127, 255, 255, 0, 1, 1, 1));
    assertThatThrownBy(() -> IdxReader.labels(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid idx file %s: 11 bytes (expected 2147483400 for 2147483392 labels)", path);
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    Path path = folder.resolve("nothing");
    assertThatThrownBy(() -> IdxReader.images(path))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read %s: there is no such file", path);
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertThatThrownBy(() -> IdxReader.images(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read %s: Is a directory", folder);
  }

  @Test
  void namesBothCountsAndBothFilesWhereTheyDiffer() {
    Path images = file(TinyIdx.TRAIN_IMAGES);
    Path labels = file(TinyIdx.TEST_LABELS);
    IdxFile three = IdxReader.images(images);
    IdxFile two = IdxReader.labels(labels);
    assertThatThrownBy(() -> IdxReader.examples(three, two, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid idx file %s: 2 labels (expected 3, as many as images in %s)", labels, images);
  }

  @Test
  void namesALabelOutOfRange() {
    Path path = file(TinyIdx.bytes(0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 200));
    IdxFile images = IdxReader.images(file(TinyIdx.TRAIN_IMAGES));
    IdxFile labels = IdxReader.labels(path);
    assertThatThrownBy(() -> IdxReader.examples(images, labels, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Invalid idx file %s: label 200 at index 2 (expected 0 to 2)", path);
  }

  private Path file(byte[] bytes) {
    return TinyIdx.write(folder.resolve("idx-" + System.nanoTime()), bytes);
  }
}
