package dev.initsweep.data;

import static dev.initsweep.data.OwnFiles.error;
import static dev.initsweep.data.OwnFiles.load;
import static dev.initsweep.data.OwnFiles.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.DataReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images as people have them: idx files under other names, and arrays of numpy. */
class OwnImagesTest {

  private static final Path NPZ = Path.of("src/test/resources/dev/initsweep/data/tiny.npz");

  @TempDir private Path folder;

  private static String tinyDigest() {
    return TinyIdx.source(List.of()).facts().digest();
  }

  private String name() {
    return folder + "/";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train-images.idx3-ubyte train-labels.idx1-ubyte t10k-images.idx3-ubyte t10k-labels.idx1-ubyte",
        "emnist-letters-train-images-idx3-ubyte emnist-letters-train-labels-idx1-ubyte"
            + " emnist-letters-test-images-idx3-ubyte emnist-letters-test-labels-idx1-ubyte",
        "Train-Images-IDX3-ubyte train-labels-idx1-ubyte test-images.idx3-ubyte t10k-labels-idx1-ubyte",
      })
  void idxFilesAreKnownUnderTheirOtherNames(String names) throws IOException {
    int part = 0;
    for (Map.Entry<IdxPart, byte[]> file : TinyIdx.parts().entrySet()) {
      String name = names.split(" ", -1)[part++];
      TinyIdx.write(
          folder.resolve(name + (part % 2 == 0 ? ".gz" : "")),
          part % 2 == 0 ? TinyIdx.packed(file.getValue()) : file.getValue());
    }
    assertThat(load(name()).digest()).isEqualTo(tinyDigest());
  }

  @Test
  void twoDataSetsInAFolderAreNamed() {
    TinyIdx.parts()
        .forEach(
            (part, bytes) -> {
              TinyIdx.write(
                  folder.resolve("emnist-letters-" + part.fileName().replace("t10k", "test")),
                  bytes);
              TinyIdx.write(
                  folder.resolve("emnist-mnist-" + part.fileName().replace("t10k", "test")), bytes);
            });
    assertThat(error(name()))
        .contains(
            "emnist-letters-train-images-idx3-ubyte, emnist-mnist-train",
            "one data set in a folder");
  }

  @Test
  void labelsFromOneAreClassesFromZeroAndItIsSaid() {
    TinyIdx.write(folder);
    TinyIdx.write(
        folder.resolve("train-labels-idx1-ubyte"), TinyIdx.bytes(0, 0, 8, 1, 0, 0, 0, 3, 3, 1, 2));
    TinyIdx.write(
        folder.resolve("t10k-labels-idx1-ubyte"), TinyIdx.bytes(0, 0, 8, 1, 0, 0, 0, 2, 2, 3));
    DataReading read = reading(name());
    assertThat(read.facts().classes()).isEqualTo(3);
    assertThat(read.classes()).containsOnlyKeys("1", "2", "3");
    assertThat(read.notes().toString())
        .contains("labels begin at 1, without an example of class 0");
    // Nothing else tells it from the same images with labels from 0.
    assertThat(read.facts().digest()).isEqualTo(tinyDigest());
    TinyIdx.write(
        folder.resolve("t10k-labels-idx1-ubyte"), TinyIdx.bytes(0, 0, 8, 1, 0, 0, 0, 2, 0, 3));
    assertThat(error(name())).contains("label 0 at index 0 (expected 1 to 3, as in training)");
  }

  @Test
  void aClassWithoutAnExampleIsSaid() {
    TinyIdx.write(folder);
    TinyIdx.write(
        folder.resolve("train-labels-idx1-ubyte"), TinyIdx.bytes(0, 0, 8, 1, 0, 0, 0, 3, 2, 0, 2));
    assertThat(reading(name()).notes()).contains("no example has class 1");
    assertThat(reading(name()).classes()).containsEntry("1", 0);
  }

  @Test
  void whatIsNoIdxFileIsNamedInWords() {
    TinyIdx.write(folder);
    TinyIdx.write(
        folder.resolve("train-images-idx3-ubyte"),
        "\n<!DOCTYPE html><html>404</html>".getBytes(StandardCharsets.US_ASCII));
    assertThat(error(name())).contains("it is HTML (expected idx with images)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 12})
  void aPackedFileWithoutItsEndIsCutOff(int lost) throws IOException {
    TinyIdx.write(folder);
    Files.delete(folder.resolve("train-images-idx3-ubyte"));
    byte[] packed = TinyIdx.packed(TinyIdx.TRAIN_IMAGES);
    TinyIdx.write(
        folder.resolve("train-images-idx3-ubyte.gz"), Arrays.copyOf(packed, packed.length - lost));
    assertThat(error(name())).containsAnyOf("cut off", "bytes (expected 28 for 3 images)");
  }

  /** The file is numpy's, made by tiny_npz.py beside it. */
  @Test
  void kerasArraysAreTheDataSetOfTheSameIdxFiles() {
    DataReading read = reading(NPZ.toString());
    assertThat(read.facts().digest()).isEqualTo(tinyDigest());
    assertThat(read.format()).isEqualTo("numpy arrays of images");
    assertThat(read.test()).contains(new DataReading.Test(2, "of the test part"));
    assertThat(load(NPZ.toString()).train().unit()).isEqualTo(255);
  }

  private static byte[] npy(String type, String shape, byte[] numbers) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        TinyIdx.bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, padded.length(), padded.length() >> 8));
    out.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(numbers);
    return out.toByteArray();
  }

  private static byte[] floats(ByteOrder order, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(order);
    for (int i = 0; i < count; i++) {
      bytes.putFloat(i * i % 13 / 4f);
    }
    return bytes.array();
  }

  private static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 3);
    }
    return labels;
  }

  @Test
  void filesOfArraysAreReadTogether() {
    TinyIdx.write(
        folder.resolve("X_train.npy"), npy("<f4", "30, 2", floats(ByteOrder.LITTLE_ENDIAN, 60)));
    TinyIdx.write(folder.resolve("y_train.npy"), npy("|u1", "30,", labels(30)));
    DataReading read = reading(name());
    assertThat(read.rows()).isEqualTo(30);
    assertThat(read.first().get(1)).containsExactly(1.0, 2.25);
    assertThat(read.test()).contains(new DataReading.Test(6, "of the rows, drawn"));
    TinyIdx.write(
        folder.resolve("x_test.npy"), npy(">f4", "5, 2", floats(ByteOrder.BIG_ENDIAN, 10)));
    TinyIdx.write(folder.resolve("y_test.npy"), npy("|i1", "5, 1", labels(5)));
    assertThat(reading(name()).test()).contains(new DataReading.Test(5, "of the test part"));
    String pair = folder.resolve("X_train.npy") + "?label=" + folder.resolve("y_train.npy");
    assertThat(reading(pair).first()).isEqualTo(read.first());
  }

  @Test
  void arraysThatDoNotFitAreNamed() {
    Path x =
        TinyIdx.write(
            folder.resolve("x_train.npy"),
            npy("<f4", "30, 2", floats(ByteOrder.LITTLE_ENDIAN, 60)));
    TinyIdx.write(folder.resolve("y_train.npy"), npy("|u1", "29,", labels(29)));
    assertThat(error(name())).contains("y_train.npy: shape [29] (expected 30 labels");
    TinyIdx.write(folder.resolve("y_train.npy"), npy("<U3", "30,", labels(360)));
    assertThat(error(name())).contains("numbers of type U3");
    TinyIdx.write(x, npy("<f4", "30, 3", floats(ByteOrder.LITTLE_ENDIAN, 60)));
    assertThat(error(name())).contains("it is cut off");
    TinyIdx.write(x, "x,y\n1,2\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(error(name())).contains("it is text (expected an array of numpy)");
    assertThat(error(x.toString())).contains("no labels");
    Path zip =
        TinyIdx.write(folder.resolve("mnist.npz"), "<html>".getBytes(StandardCharsets.US_ASCII));
    assertThat(error(zip.toString())).contains("it is HTML");
  }
}
