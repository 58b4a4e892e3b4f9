package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.InputShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of CIFAR's binary version, made here; the published ones were not seen. */
class CifarTest {

  private static final int PIXELS = 3072;

  @TempDir private Path root;
  private final List<String> heard = new ArrayList<>();

  /** A record: its labels, then pixels that tell plane, row and column of the example. */
  private static byte[] record(int example, int... labels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int label : labels) {
      out.write(label);
    }
    for (int plane = 0; plane < 3; plane++) {
      for (int row = 0; row < 32; row++) {
        for (int column = 0; column < 32; column++) {
          out.write(pixel(example, plane, row, column));
        }
      }
    }
    return out.toByteArray();
  }

  private static int pixel(int example, int plane, int row, int column) {
    return (100 * plane + 3 * row + 2 * column + 7 * example) % 256;
  }

  private static byte[] joined(byte[]... records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] record : records) {
      out.writeBytes(record);
    }
    return out.toByteArray();
  }

  /** Five files of two training examples each, labels 0 to 9, and one of three test examples. */
  private Path ten(Path folder) {
    for (int batch = 1; batch <= 5; batch++) {
      int first = 2 * (batch - 1);
      TinyIdx.write(
          folder.resolve(String.format(Locale.ROOT, "data_batch_%d.bin", batch)),
          joined(record(first, first), record(first + 1, first + 1)));
    }
    TinyIdx.write(
        folder.resolve("test_batch.bin"), joined(record(20, 3), record(21, 9), record(22, 0)));
    return folder;
  }

  private Path hundred(Path folder) {
    TinyIdx.write(folder.resolve("train.bin"), joined(record(0, 19, 99), record(1, 4, 2)));
    TinyIdx.write(folder.resolve("test.bin"), record(2, 7, 50));
    return folder;
  }

  private static Dataset load(String name) {
    return OwnFiles.load(name);
  }

  private void assertIsTen(Dataset data) {
    assertThat(data.classes()).isEqualTo(10);
    assertThat(data.train().size()).isEqualTo(10);
    assertThat(data.test().size()).isEqualTo(3);
    assertThat(data.train().shape()).isEqualTo(new InputShape(List.of(3, 32, 32)));
    assertThat(data.train().unit()).isEqualTo(255);
    float[] values = new float[PIXELS];
    for (int example = 0; example < 10; example++) {
      assertThat(data.train().label(example)).isEqualTo(example);
      data.train().copyValues(example, values, 0);
      assertThat(values[2 * 1024 + 5 * 32 + 31]).isEqualTo(pixel(example, 2, 5, 31));
      assertThat(values[1024]).isEqualTo(pixel(example, 1, 0, 0));
    }
    data.test().copyValues(2, values, 0);
    assertThat(values[33]).isEqualTo(pixel(22, 0, 1, 1));
    assertThat(data.test().label(1)).isEqualTo(9);
  }

  @Test
  void aFolderOfBatchesIsReadInTheirOrder() {
    assertIsTen(load(ten(root) + "/"));
    assertThat(OwnFiles.reading(root + "/").format()).isEqualTo("CIFAR-10 images");
  }

  @Test
  void labelsOfAHundredAreFineOrCoarse() {
    String name = hundred(root) + "/";
    Dataset fine = load(name);
    Dataset coarse = load(name + "?label=coarse");
    assertThat(List.of(fine.classes(), fine.train().label(0), fine.test().label(0)))
        .containsExactly(100, 99, 50);
    assertThat(List.of(coarse.classes(), coarse.train().label(0), coarse.test().label(0)))
        .containsExactly(20, 19, 7);
    assertThat(load(name + "?label=fine").digest()).isEqualTo(fine.digest());
    assertThat(coarse.digest()).isNotEqualTo(fine.digest());
    float[] values = new float[PIXELS];
    fine.train().copyValues(1, values, 0);
    assertThat(values[40]).isEqualTo(pixel(1, 0, 1, 8));
    assertThat(OwnFiles.notes(name))
        .contains("labels are the 100 fine ones (?label=coarse takes the 20 coarse ones)");
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    String name = ten(root.resolve("ten")) + "/";
    Path batch = root.resolve("ten/data_batch_3.bin");
    byte[] right = Files.readAllBytes(batch);
    TinyIdx.write(batch, joined(right, new byte[7]));
    assertThat(OwnFiles.error(name))
        .isEqualTo(
            "Invalid CIFAR file %s: 6153 bytes (expected records of 3073 bytes, as CIFAR-10 has them)"
                .formatted(batch)
                .replace(name, ""));
    TinyIdx.write(batch, joined(record(0, 1), record(1, 10)));
    assertThat(OwnFiles.error(name)).endsWith(": label 10 in record 2 (expected 0 to 9)");
    Files.delete(batch);
    assertThat(OwnFiles.error(name)).endsWith("data_batch_3.bin: there is no such file");
    String hundred = hundred(root.resolve("hundred")) + "/";
    assertThat(OwnFiles.error(hundred + "?label=both"))
        .endsWith("label=both (expected label=fine or label=coarse)");
    TinyIdx.write(root.resolve("hundred/test.bin"), record(0, 20, 3));
    assertThat(OwnFiles.error(hundred)).endsWith(": label 20 in record 1 (expected 0 to 19)");
  }

  /** An archive as it is published: a folder, the batches in no order, and other files. */
  private byte[] archive() throws IOException {
    Path folder = ten(root.resolve("packed"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      put(tar, "cifar-10-batches-bin/", new byte[0]);
      put(
          tar,
          "cifar-10-batches-bin/batches.meta.txt",
          "airplane\n".getBytes(StandardCharsets.US_ASCII));
      for (String name :
          List.of(
              "test_batch.bin",
              "data_batch_5.bin",
              "data_batch_1.bin",
              "data_batch_3.bin",
              "data_batch_2.bin",
              "data_batch_4.bin")) {
        put(tar, "cifar-10-batches-bin/" + name, Files.readAllBytes(folder.resolve(name)));
      }
    }
    return TinyIdx.packed(out.toByteArray());
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static CifarArchive source(byte[] archive, Origin... origins) {
    return new CifarArchive(
        new PublishedFile(
            "tiny-cifar", "tiny.tar.gz", false, TinyIdx.sha256(archive), List.of(origins)),
        10,
        3);
  }

  @Test
  void anArchiveIsFetchedKeptAndRead() throws IOException {
    byte[] archive = archive();
    Origin origin =
        (files, temporary) -> {
          assertThat(files).containsExactly("tiny.tar.gz");
          TinyIdx.write(temporary.resolve("tiny.tar.gz"), archive);
          return temporary;
        };
    DataFolders folders = DataFolders.cacheOnly(root.resolve("cache"));
    CifarArchive source = source(archive, origin);
    assertIsTen(source.load(folders, heard::add));
    assertThat(source.load(folders, heard::add).facts()).isEqualTo(source.facts());
    // Once: the second time it is in the cache.
    assertThat(heard)
        .hasSize(2)
        .last()
        .isEqualTo("tiny-cifar is in " + root.resolve("cache/tiny-cifar"));
    assertThat(root.resolve("cache/tiny-cifar")).isDirectoryContaining("glob:**/tiny.tar.gz");
    assertThat(source.facts().digest()).isEqualTo(TinyIdx.sha256(archive));
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    byte[] archive = archive();
    Path own = root.resolve("own");
    byte[] other = archive.clone();
    other[100] ^= 1;
    TinyIdx.write(own.resolve("tiny-cifar/tiny.tar.gz"), other);
    assertThatThrownBy(
            () ->
                source(archive)
                    .load(new DataFolders(Optional.of(own), root.resolve("cache")), heard::add))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid file %s: SHA-256 %s (expected %s for tiny.tar.gz of tiny-cifar)",
            own.resolve("tiny-cifar/tiny.tar.gz"), TinyIdx.sha256(other), TinyIdx.sha256(archive));
  }

  /** What the published archive is said to hold. */
  @Test
  void factsOfTheRealOneNeedNoFile() {
    assertThat(DataSources.standard(Path.of("none")).facts("cifar-10"))
        .isEqualTo(
            new DataFacts(
                "cifar-10",
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                50_000,
                10_000,
                new InputShape(List.of(3, 32, 32)),
                10));
  }
}
