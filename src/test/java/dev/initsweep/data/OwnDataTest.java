package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.util.VersionInfo;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnDataTest {

  @TempDir private Path folder;

  private static Dataset load(String name) {
    return OwnData.named(name).load(DataFolders.cacheOnly(Path.of("none")), line -> {});
  }

  private String file(String name, String... rows) throws IOException {
    return Files.write(folder.resolve(name), List.of(rows)).toString();
  }

  /** Rows i = 0 to 9: i, 10 i, and a class that alternates. */
  private String ten(String name, String header) throws IOException {
    List<String> rows = new ArrayList<>();
    if (!header.isEmpty()) {
      rows.add(header);
    }
    for (int i = 0; i < 10; i++) {
      rows.add(String.format(Locale.ROOT, "%d,%d,%s", i, 10 * i, i % 2 == 0 ? "no" : "yes"));
    }
    return file(name, rows.toArray(String[]::new));
  }

  private static float[] values(Examples examples, int example) {
    float[] values = new float[examples.inputs()];
    examples.copyValues(example, values, 0);
    return values;
  }

  @Test
  void oneRowInFiveIsForTesting() throws IOException {
    Dataset data = load(ten("a.csv", "x,z,left"));
    assertThat(data.train().size()).isEqualTo(8);
    assertThat(data.test().size()).isEqualTo(2);
    assertThat(data.train().inputs()).isEqualTo(2);
    assertThat(data.classes()).isEqualTo(2);
  }

  @Test
  void aUriNamesTheSameData() throws IOException {
    String path = ten("a.csv", "x,z,left");
    Dataset data = load("file://" + path);
    assertThat(data.digest()).isEqualTo(load(path).digest());
    assertThatThrownBy(() -> load("file://" + folder.resolve("none.csv")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Cannot read file://%s: there is no such file", folder.resolve("none.csv"));
  }

  @Test
  void aHeaderIsNoticedAndChangesNothing() throws IOException {
    assertThat(load(ten("a.csv", "x,z,left")).digest()).isEqualTo(load(ten("b.csv", "")).digest());
  }

  @Test
  void columnsAreStandardisedByTheTrainingRows() throws IOException {
    Dataset data = load(ten("a.csv", ""));
    for (int column = 0; column < 2; column++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 8; i++) {
        double value = values(data.train(), i)[column];
        sum += value;
        squares += value * value;
      }
      assertThat(sum / 8).isCloseTo(0, within(1e-6));
      assertThat(squares / 8).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void theRangeOfTheTrainingRowsBecomesZeroToOne() throws IOException {
    Dataset data = load(ten("a.csv", "") + "?scale=range");
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      least = Math.min(least, values(data.train(), i)[1]);
      most = Math.max(most, values(data.train(), i)[1]);
    }
    assertThat(least).isZero();
    assertThat(most).isEqualTo(1);
  }

  @Test
  void aTestFileIsTakenAsItIs() throws IOException {
    String train = ten("train.csv", "x,z,left");
    String test = file("test.csv", "x,z,left", "3,30,yes");
    Dataset data = load(train + "?scale=none&label=left&test=" + test);
    assertThat(data.train().size()).isEqualTo(10);
    assertThat(values(data.test(), 0)).containsExactly(3, 30);
    assertThat(data.test().label(0)).isEqualTo(1);
  }

  @Test
  void quotedFieldsMayHoldCommas() throws IOException {
    String[] rows = new String[10];
    for (int i = 0; i < 10; i++) {
      rows[i] = i + ",\"a, \"\"b\"\" " + i % 2 + "\"";
    }
    assertThat(load(file("q.csv", rows)).classes()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,a;3,x,b | row 2, column 2: x (expected a number",
        "1,2,a;3,,b | row 2, column 2: nothing (expected a number)",
        "1,2,a;3,4 | row 2 of",
        "1,2,a;3,4, | row 2, column 3: nothing (expected a label)",
        "1,2,a;3,4,a;1,2,a;1,2,a;1,2,a | expected at least two classes",
        "1,NaN,a;3,4,b | row 1, column 2: NaN (expected a number",
        "1,2,a;3,\"4,b | row 2 of",
      })
  void aWrongFieldIsNamedByRowAndColumn(String rows, String message) throws IOException {
    String name = file("bad.csv", rows.split(";", -1));
    assertThatThrownBy(() -> load(name + "?header=no"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bad.csv")
        .hasMessageContaining(message);
  }

  @Test
  void namedColumnsAreNamedInErrors() throws IOException {
    String name = file("bad.csv", "age,income,left", "30,1000,no", "31,much,yes");
    assertThatThrownBy(() -> load(name))
        .hasMessageContaining("row 3, column income: much (expected a number)");
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    assertThatThrownBy(() -> OwnData.named("a.csv?labl=x"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("labl=x")
        .hasMessageContaining("nearest: label");
  }

  @Test
  void anUnknownLabelColumnListsTheColumns() throws IOException {
    String name = ten("a.csv", "x,z,left");
    assertThatThrownBy(() -> load(name + "?label=gone"))
        .hasMessageContaining("gone (expected one of x, z, left");
  }

  @Test
  void parquetColumnsAreReadAsCsvColumnsAre() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required double x; optional int32 z; required binary left (UTF8); }");
    Path file = folder.resolve("a.parquet");
    try (ParquetWriter<Group> writer = writer(file, schema)) {
      for (int i = 0; i < 10; i++) {
        Group row = new SimpleGroupFactory(schema).newGroup();
        row.append("x", (double) i).append("z", 10 * i).append("left", i % 2 == 0 ? "no" : "yes");
        writer.write(row);
      }
    }
    assertThat(load(file.toString()).digest()).isEqualTo(load(ten("a.csv", "")).digest());
  }

  @Test
  void aParquetColumnOfArraysIsReadAsColumnsAre() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required group features (LIST) { repeated group list { required float"
                + " element; } } required int64 label; }");
    Path file = folder.resolve("arrays.parquet");
    try (ParquetWriter<Group> writer = writer(file, schema)) {
      for (int i = 0; i < 10; i++) {
        Group row = new SimpleGroupFactory(schema).newGroup();
        Group list = row.addGroup("features");
        list.addGroup("list").append("element", (float) i);
        list.addGroup("list").append("element", (float) (10 * i));
        row.append("label", (long) (i % 2));
        writer.write(row);
      }
    }
    assertThat(load(file.toString()).digest()).isEqualTo(load(ten("a.csv", "")).digest());
  }

  @Test
  void aMissingParquetValueIsNamedByRowAndColumn() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { optional double x; required int32 label; }");
    Path file = folder.resolve("gap.parquet");
    try (ParquetWriter<Group> writer = writer(file, schema)) {
      writer.write(new SimpleGroupFactory(schema).newGroup().append("label", 1));
    }
    assertThatThrownBy(() -> load(file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("row 1, column x: nothing (expected a number)");
  }

  private static ParquetWriter<Group> writer(Path file, MessageType schema) throws IOException {
    return ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
        .withType(schema)
        .build();
  }

  @Test
  void aFileSystemWhoseJarIsMissingNamesIt() {
    for (String data : List.of("s3a://bucket/t.csv", "s3a://bucket/t.parquet")) {
      assertThatThrownBy(() -> OwnFiles.load(data))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("hadoop-aws-" + VersionInfo.getVersion() + ".jar")
          .hasMessageNotContaining("ClassNotFoundException");
    }
  }
}
