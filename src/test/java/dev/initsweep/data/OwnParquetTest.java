package dev.initsweep.data;

import static dev.initsweep.data.OwnFiles.error;
import static dev.initsweep.data.OwnFiles.load;
import static dev.initsweep.data.OwnFiles.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.DataReading;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import javax.imageio.ImageIO;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet with the types and layouts that other programs write. */
class OwnParquetTest {

  @TempDir private Path folder;

  private String write(String name, String columns, ObjIntConsumer<Group> fill) throws IOException {
    return write(name, columns, 0, 30, Map.of(), fill);
  }

  private String write(
      String name,
      String columns,
      int from,
      int to,
      Map<String, String> metadata,
      ObjIntConsumer<Group> fill)
      throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message m { " + columns + " }");
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(schema)
            .withExtraMetaData(metadata)
            .build()) {
      for (int i = from; i < to; i++) {
        Group row = new SimpleGroupFactory(schema).newGroup();
        fill.accept(row, i);
        writer.write(row);
      }
    }
    return file.toString();
  }

  /** One column a of a type, a column b in halves, and three classes. */
  private String typed(String type, ObjIntConsumer<Group> a) throws IOException {
    return write(
        "t.parquet",
        "required " + type + "; required double b; required int32 label;",
        (row, i) -> {
          a.accept(row, i);
          row.append("b", i * i % 7 / 2.0).append("label", i % 3);
        });
  }

  private static double a(DataReading read, int row) {
    return read.first().get(row).get(0);
  }

  /**
   * Each character of a path stands for itself, in any parent folder, of a file and of a folder.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "my gr\u00fcn table",
        "a#b",
        "100% a%20b",
        "a[1]",
        "{b}",
        "x:y",
        "a?b",
        "it's",
        "a*b",
        "a&label=b"
      })
  void pathsMeanWhatTheySay(String part) throws IOException {
    for (String name :
        List.of(part + ".parquet", part + "/t.parquet", part + "/table/part-0.parquet")) {
      // The writer has names of its own for its checksums, and no colons in them.
      String plain =
          write(
              "plain.parquet",
              "required double a; required int32 label;",
              (row, i) -> row.append("a", i + .5).append("label", i % 3));
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.move(Path.of(plain), file);
      String data = name.endsWith("part-0.parquet") ? file.getParent() + "/" : file.toString();
      assertThat(reading(data).rows()).as(data).isEqualTo(30);
      assertThat(a(reading(data), 1)).as(data).isEqualTo(1.5);
    }
  }

  @Test
  void unsignedIntegersArePositive() throws IOException {
    DataReading read =
        reading(
            typed(
                "int32 a (INTEGER(32,false))",
                (row, i) -> row.append("a", i == 0 ? (int) 3_000_000_000L : i * 5 % 7)));
    assertThat(a(read, 0)).isEqualTo(3e9);
    assertThat(a(read, 1)).isEqualTo(5);
    read =
        reading(
            typed(
                "int64 a (INTEGER(64,false))",
                (row, i) -> row.append("a", i == 0 ? -1L : i * 5L % 7)));
    assertThat(a(read, 0)).isEqualTo(Math.pow(2, 64));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int32 a (DECIMAL(7,3)) | -436 | -0.436",
        "int64 a (DECIMAL(15,2)) | 12345678901 | 123456789.01",
        "binary a (DECIMAL(20,3)) | -436 | -0.436",
        "fixed_len_byte_array(9) a (DECIMAL(20,3)) | -436 | -0.436",
      })
  void decimalsKeepTheirScale(String type, long unscaled, double value) throws IOException {
    String name =
        typed(
            type,
            (row, i) -> {
              long number = i == 0 ? unscaled : i * 5L % 7;
              if (type.startsWith("int32")) {
                row.append("a", (int) number);
              } else if (type.startsWith("int64")) {
                row.append("a", number);
              } else if (type.startsWith("binary")) {
                row.append(
                    "a", Binary.fromConstantByteArray(BigInteger.valueOf(number).toByteArray()));
              } else {
                byte[] bytes = new byte[9];
                Arrays.fill(bytes, (byte) (number < 0 ? -1 : 0));
                byte[] shorter = BigInteger.valueOf(number).toByteArray();
                System.arraycopy(shorter, 0, bytes, 9 - shorter.length, shorter.length);
                row.append("a", Binary.fromConstantByteArray(bytes));
              }
            });
    assertThat(a(reading(name), 0)).isEqualTo(value);
    assertThat(a(reading(name + "?scale=none"), 0)).isEqualTo(value);
  }

  /**
   * Values of IEEE 754's binary16 from its definition: sign, exponent less 15, fraction of 1024.
   */
  @ParameterizedTest
  @CsvSource({
    "3c00, 1",
    "c000, -2",
    "7bff, 65504",
    "3555, 0.333251953125",
    "0001, 5.9604644775390625e-8",
    "0400, 6.103515625e-5",
    "b6fa, -0.43603515625",
    "8000, -0.0"
  })
  void halfFloatsAreRead(String bits, double value) throws IOException {
    int half = Integer.parseInt(bits, 16);
    String name =
        typed(
            "fixed_len_byte_array(2) a (FLOAT16)",
            (row, i) -> {
              int number = i == 0 ? half : 0x3c00 + i;
              row.append(
                  "a",
                  Binary.fromConstantByteArray(new byte[] {(byte) number, (byte) (number >> 8)}));
            });
    assertThat(a(reading(name), 0)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int32 a (DATE) | dates",
        "int64 a (TIMESTAMP(MICROS,true)) | timestamps",
        "int64 a (TIME(MICROS,true)) | times of day",
        "binary a (STRING) | text",
        "binary a (ENUM) | values of type enum",
      })
  void whatIsNoNumberIsNamedByItsTypeAndMayBeDropped(String type, String words) throws IOException {
    String name =
        typed(
            type,
            (row, i) -> {
              if (type.startsWith("int32")) {
                row.append("a", i);
              } else if (type.startsWith("int64")) {
                row.append("a", (long) i);
              } else {
                row.append("a", "word");
              }
            });
    assertThat(error(name)).contains("column a of : " + words + " (expected numbers", "?drop=a");
    assertThat(reading(name + "?drop=a").columns()).containsExactly("b");
  }

  @Test
  void keysOfMapsAreNoInputs() throws IOException {
    String name =
        write(
            "t.parquet",
            "required group m (MAP) { repeated group key_value { required int32 key; required double"
                + " value; } } required int32 label;",
            (row, i) -> {
              row.addGroup("m").addGroup("key_value").append("key", 1).append("value", i / 2.0);
              row.append("label", i % 3);
            });
    assertThat(error(name)).contains("column m", "a map");
  }

  private static final String TWO_LISTS =
      "required group e (LIST) { repeated group list { required double element; } } required group f"
          + " (LIST) { repeated group list { required double element; } } required int32 label;";

  private static void list(Group row, String name, int count, double value) {
    Group list = row.addGroup(name);
    for (int k = 0; k < count; k++) {
      list.addGroup("list").append("element", value + k);
    }
  }

  @Test
  void listsThatDifferInLengthAreNamed() throws IOException {
    String name =
        write(
            "t.parquet",
            TWO_LISTS,
            (row, i) -> {
              list(row, "e", i == 1 ? 1 : 2, i * i % 7 / 2.0);
              list(row, "f", i == 1 ? 3 : 2, i * i % 5 / 2.0);
              row.append("label", i % 3);
            });
    assertThat(error(name)).contains("row 2, column e: 1 values (expected 2, as in row 1)");
  }

  @Test
  void numbersOfListsAreNamedByTheirPlace() throws IOException {
    String name =
        write(
            "t.parquet",
            TWO_LISTS,
            (row, i) -> {
              list(row, "e", 2, i * i % 7 / 2.0);
              list(row, "f", 1, i * i % 5 / 2.0);
              row.append("label", i % 3);
            });
    assertThat(reading(name).columns()).containsExactly("e[1]", "e[2]", "f[1]");
    assertThat(reading(name).first().get(1)).containsExactly(0.5, 1.5, 0.5);
  }

  private static void abc(Group row, int i) {
    row.append("a", i * 5 % 7 + .5).append("b", i * 3 % 11 + .5).append("label", i % 3);
  }

  private static final String ABC = "required double a; required double b; required int32 label;";

  @Test
  void partsAreReadInTheOrderOfTheirNames() throws IOException {
    String whole = write("whole.parquet", ABC, OwnParquetTest::abc);
    for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 0, 1))) {
      String parts = "parts" + order.get(0) + ".parquet";
      for (int part : order) {
        write(
            parts + "/part-0" + part + ".parquet",
            ABC,
            10 * part,
            10 * part + 10,
            Map.of(),
            OwnParquetTest::abc);
      }
      Files.write(folder.resolve(parts).resolve("_SUCCESS"), new byte[0]);
      Files.write(folder.resolve(parts).resolve("notes.txt"), List.of("by hand"));
      DataReading read = reading(folder.resolve(parts).toString());
      assertThat(read.facts().digest()).isEqualTo(load(whole).digest());
      assertThat(read.format()).contains("in 3 parts");
      assertThat(read.notes().toString()).contains("notes.txt");
      assertThat(load(folder.resolve(parts) + "/").digest()).isEqualTo(load(whole).digest());
    }
  }

  @Test
  void columnsOfPartsAreMatchedByName() throws IOException {
    String whole = write("whole.parquet", ABC, OwnParquetTest::abc);
    write("p.parquet/part-0.parquet", ABC, 0, 15, Map.of(), OwnParquetTest::abc);
    write(
        "p.parquet/part-1.parquet",
        "required int32 label; required double b; required double a;",
        15,
        30,
        Map.of(),
        OwnParquetTest::abc);
    assertThat(load(folder.resolve("p.parquet").toString()).digest())
        .isEqualTo(load(whole).digest());
    write(
        "p.parquet/part-2.parquet",
        "required double a; required int32 label;",
        0,
        1,
        Map.of(),
        (row, i) -> row.append("a", 1.0).append("label", 1));
    assertThat(error(folder.resolve("p.parquet").toString()))
        .contains("part part-2.parquet", "no column b");
  }

  @Test
  void aRowOfAPartIsNamedWithThePart() throws IOException {
    String columns = "optional double a; required double b; required int32 label;";
    write("p.parquet/part-0.parquet", columns, 0, 15, Map.of(), OwnParquetTest::abc);
    write(
        "p.parquet/part-1.parquet",
        columns,
        0,
        3,
        Map.of(),
        (row, i) -> row.append("b", 1.0).append("label", 1));
    assertThat(error(folder.resolve("p.parquet").toString()))
        .contains("part part-1.parquet, row 1, column a: nothing");
  }

  @Test
  void aFolderOfFoldersIsNamed() throws IOException {
    write("p.parquet/kind=a/part-0.parquet", ABC, OwnParquetTest::abc);
    assertThat(error(folder.resolve("p.parquet").toString())).contains("a folder kind=a");
  }

  @Test
  void twoColumnsOfOneNameAndNoInputAreErrors() throws IOException {
    String twice =
        write(
            "t.parquet",
            "required double a; required double a; required int32 label;",
            (row, i) -> {
              row.add(0, 1.0);
              row.add(1, 2.0);
              row.add(2, i % 3);
            });
    assertThat(error(twice)).contains("columns 1 and 2 are both named a");
    String none =
        write("t2.parquet", "required int32 label;", (row, i) -> row.append("label", i % 3));
    assertThat(error(none)).contains("no input is left beside the label");
  }

  @Test
  void pandasIndexIsLeftOut() throws IOException {
    for (String index : List.of("__index_level_0__", "when")) {
      String name =
          write(
              "t.parquet",
              "required double a; required int32 label; required int64 " + index + ";",
              0,
              30,
              Map.of("pandas", "{\"index_columns\": [\"" + index + "\"], \"columns\": []}"),
              (row, i) ->
                  row.append("a", i * 5 % 7 + .5)
                      .append("label", i % 3)
                      .append(index, (long) (i * 7 % 30)));
      assertThat(reading(name).columns()).containsExactly("a");
      assertThat(reading(name).notes())
          .contains("left out: %s, an index (?keep=%s takes it)".formatted(index, index));
      assertThat(reading(name + "?keep=" + index).columns()).containsExactly("a", index);
    }
  }

  @Test
  void usualNamesOfTheLabelAreKnown() throws IOException {
    String name =
        write(
            "t.parquet",
            "required int32 Label; required double a; required double b;",
            (row, i) ->
                row.append("Label", i % 3)
                    .append("a", i * 5 % 7 + .5)
                    .append("b", (double) (i % 4)));
    assertThat(reading(name).label().orElseThrow().name()).isEqualTo("Label");
  }

  @Test
  void aMissingLabelIsNoClass() throws IOException {
    String name =
        write(
            "t.parquet",
            "required double a; required double label;",
            (row, i) ->
                row.append("a", i * 5 % 7 + .5).append("label", i == 2 ? Double.NaN : i % 3));
    assertThat(error(name)).contains("row 3, column label: NaN (expected a label");
  }

  @Test
  void labelsOfOtherTypesAreReadByTheirMeaning() throws IOException {
    String decimals =
        write(
            "t.parquet",
            "required double a; required int32 label (DECIMAL(4,1));",
            (row, i) -> row.append("a", i * 5 % 7 + .5).append("label", 10 * (i % 3)));
    assertThat(reading(decimals).classes()).containsOnlyKeys("0", "1", "2");
    String bytes =
        write(
            "t2.parquet",
            "required double a; required binary label;",
            (row, i) ->
                row.append("a", i * 5 % 7 + .5)
                    .append(
                        "label",
                        Binary.fromConstantByteArray(new byte[] {(byte) 0xff, 7, (byte) i})));
    assertThat(error(bytes)).contains("label column label", "3 bytes that are no text");
  }

  @Test
  void otherFilesAreNamedInWords() throws IOException {
    Path file = folder.resolve("t.parquet");
    Files.writeString(file, "<html><body>Not found</body></html>");
    assertThat(error(file.toString())).contains("it is HTML");
    Files.writeString(file, "a,b,label\n1,2,3\n");
    assertThat(error(file.toString())).contains("it is text");
    Files.write(file, "PAR1 and no end".getBytes(StandardCharsets.US_ASCII));
    assertThat(error(file.toString())).contains("its end is missing or damaged");
  }

  // --- Images
  // -------------------------------------------------------------------------------------

  private static byte[] png(int type, int width, int height, int seed) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int b = 0; b < image.getRaster().getNumBands(); b++) {
          image.getRaster().setSample(x, y, b, pixel(seed, x, y, b));
        }
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      assertThat(ImageIO.write(image, "png", out)).isTrue();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int pixel(int seed, int x, int y, int band) {
    return (seed * 31 + x * 7 + y * 11 + band * 101) % 256;
  }

  private static final String STRUCT =
      "required group image { optional binary bytes; optional binary path (STRING); } required int64"
          + " label;";

  private String images(ObjIntConsumer<Group> fill) throws IOException {
    return write(
        "t.parquet",
        STRUCT,
        (row, i) -> {
          fill.accept(row.addGroup("image"), i);
          row.append("label", (long) (i % 3));
        });
  }

  @Test
  void imagesInAStructOfBytesAndPathAreRead() throws IOException {
    String name =
        images(
            (image, i) ->
                image
                    .append(
                        "bytes",
                        Binary.fromConstantByteArray(png(BufferedImage.TYPE_BYTE_GRAY, 4, 3, i)))
                    .append("path", i + ".png"));
    DataReading read = reading(name);
    assertThat(read.columns()).hasSize(12).startsWith("image[1]", "image[2]");
    for (int i = 0; i < 3; i++) {
      for (int p = 0; p < 12; p++) {
        assertThat(read.first().get(i).get(p)).isEqualTo(pixel(i, p % 4, p / 4, 0));
      }
    }
    Examples train = load(name).train();
    assertThat(train.unit()).isEqualTo(255);
    assertThat(read.notes().toString()).contains("pixels of 0 to 255");
    assertThat(load(name + "?scale=standardise").train().unit()).isEqualTo(1);
  }

  @Test
  void coloursAreThreeValuesAPixel() throws IOException {
    String name =
        images(
            (image, i) ->
                image.append(
                    "bytes",
                    Binary.fromConstantByteArray(png(BufferedImage.TYPE_INT_RGB, 2, 2, i))));
    assertThat(reading(name).columns()).hasSize(12);
    for (int p = 0; p < 12; p++) {
      assertThat(reading(name).first().get(1).get(p)).isEqualTo(pixel(1, p / 3 % 2, p / 6, p % 3));
    }
  }

  @Test
  void imagesOfAnotherSizeAreNamed() throws IOException {
    String name =
        images(
            (image, i) ->
                image.append(
                    "bytes",
                    Binary.fromConstantByteArray(
                        png(BufferedImage.TYPE_BYTE_GRAY, i == 1 ? 5 : 4, 3, i))));
    assertThat(error(name))
        .contains("row 2, column image: 5 columns of pixels (expected 4, as in row 1)");
  }

  @Test
  void bytesThatAreNoImageAreCountedNotPrinted() throws IOException {
    String name =
        images(
            (image, i) ->
                image.append(
                    "bytes", Binary.fromConstantByteArray(new byte[] {7, 27, 91, 50, 74})));
    assertThat(error(name)).contains("row 1, column image: 5 bytes (expected a PNG image");
    String path = images((image, i) -> image.append("path", "a.png"));
    assertThat(error(path))
        .contains("row 1, column image: nothing (expected the bytes of an image");
    byte[] torn = Arrays.copyOf(png(BufferedImage.TYPE_BYTE_GRAY, 4, 3, 0), 40);
    String damaged =
        images((image, i) -> image.append("bytes", Binary.fromConstantByteArray(torn)));
    assertThat(error(damaged)).contains("40 bytes, a damaged image");
  }
}
