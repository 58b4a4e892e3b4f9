package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The digests of tables that the first reader read rightly are those that it gave (commit 774d1a5),
 * so that no cell of such a table has to be trained again.
 */
class OwnDataDigestTest {

  private static final List<String> WORDS = List.of("ant", "bee", "cat");

  @TempDir private Path folder;

  private final Random random = new Random(7);

  private static String digest(String name) {
    return DataSources.standard(Path.of("none")).facts(name).digest();
  }

  /** Thousandths about a mean, the same about a thousand, whole numbers, and a class. */
  private List<String> rows(int count, String separator) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%.3f%s%.1f%s%d%s%s",
              2 * random.nextGaussian() - 1,
              separator,
              1000 + 30 * random.nextGaussian(),
              separator,
              random.nextInt(256),
              separator,
              WORDS.get(i * i % 3)));
    }
    return rows;
  }

  private String file(String name, String header, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(rows);
    if (!header.isEmpty()) {
      lines.add(0, header);
    }
    return Files.write(folder.resolve(name), lines).toString();
  }

  @Test
  void ofCsv() throws IOException {
    String name = file("a.csv", "a,b,c,label", rows(150, ","));
    assertThat(List.of(digest(name), digest(name + "?scale=range"), digest(name + "?scale=none")))
        .containsExactly(
            "6a3e4aa06ea82afd9b9280f35b53d499e5332aea7ccd52c55c96f6b3e356e587",
            "63903137d20bc4855f87e830b203b6dee4651a3edab0827e72b13b55861d2bd4",
            "3a920eb037c3b5a68d5d227b84dfa8d029873c83c838b1f718badfdb5cea5a03");
  }

  @Test
  void ofSemicolonsWithoutAHeader() throws IOException {
    assertThat(digest(file("a.csv", "", rows(70, ";"))))
        .isEqualTo("06f2deb12cda821bc5125522619ef1b33382a7c31c97b69fcfcc4dac695426f0");
  }

  @Test
  void ofLabelsThatAreNumbers() throws IOException {
    List<String> rows = rows(120, ",").stream().map(row -> row.replace("ant", "2")).toList();
    rows = rows.stream().map(row -> row.replace("bee", "10").replace("cat", "2")).toList();
    assertThat(digest(file("a.csv", "a,b,c,y", rows)))
        .isEqualTo("21a1385750806e1edc28bc36de8c2bee93872984679fc6822ff504f8e305e1b7");
  }

  @Test
  void ofParquet() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required double a; required float b; optional int64 c; required boolean d;"
                + " required double label; }");
    Path file = folder.resolve("a.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(schema)
            .build()) {
      for (int i = 0; i < 120; i++) {
        writer.write(
            new SimpleGroupFactory(schema)
                .newGroup()
                .append("a", random.nextGaussian())
                .append("b", (float) random.nextGaussian())
                .append("c", (long) random.nextInt(1000))
                .append("d", random.nextBoolean())
                // As texts, 10.0 comes before 2.0; as numbers, after it.
                .append("label", i % 2 == 0 ? 10.0 : 2.0));
      }
    }
    assertThat(digest(file.toString()))
        .isEqualTo("a1978582055422ad3f4f22319335cca950b71b3006dc2a46ea8fae085e3157cc");
  }
}
