package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tables of all kinds are written, and what is read is what was written, or an error of one line.
 * With a header of words and a usual name of the label none is refused.
 */
class OwnTablePropertyTest {

  private static final int TABLES = 600;

  private enum Header {
    NONE,
    USUAL_LABEL,
    OTHER_LABEL
  }

  private static final List<String> NAMES =
      List.of(
          "age", "income, net", "größe", "x1", "2nd", "alpha beta", "Q\"1\"", "a;b", "rate|h", "N");

  private static final List<String> USUAL =
      List.of(
          "label", "Label", "LABEL", " label", "class ", "Class", "target", "TARGET", "y", "Y",
          "species", "Species");

  private static final List<String> OTHER = List.of("kind", "outcome", "left", "Result");

  private static final List<List<String>> CLASSES =
      List.of(
          List.of("ant", "bee", "cat"),
          List.of("no", "yes"),
          List.of("0", "1"),
          List.of("1", "2", "3"),
          List.of("-1", "1"),
          List.of("1.0", "2.0"),
          List.of("New York, NY", "San José", "a \"b\""),
          List.of("10", "9", "8", "7", "6"));

  @TempDir private Path folder;

  /** A table as it is meant: what has to be read. */
  private record Table(
      List<String> names, List<List<String>> rows, int label, Header header, boolean comma) {

    List<String> inputs(List<String> row) {
      List<String> inputs = new ArrayList<>(row);
      inputs.remove(label);
      return inputs;
    }

    Map<String, Integer> classes() {
      Map<String, Integer> classes = new TreeMap<>();
      rows.forEach(row -> classes.merge(row.get(label).replaceFirst("\\.0$", ""), 1, Integer::sum));
      return classes;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsReadOrRefused(Header header) throws IOException {
    Map<Boolean, Integer> refused = new TreeMap<>();
    for (int seed = 1; seed <= TABLES; seed++) {
      Random random = new Random(seed);
      Table table = table(random, header);
      Path file = write(table, random);
      Optional<DataReading> read = read(file);
      read.ifPresent(reading -> assertIs(table, reading, file));
      assertThat(read.isEmpty() && header == Header.USUAL_LABEL).as(String.valueOf(file)).isFalse();
      refused.merge(read.isEmpty(), 1, Integer::sum);
      Files.delete(file);
    }
    System.out.printf(
        Locale.ROOT,
        "header %s: %d of %d tables refused%n",
        header,
        refused.getOrDefault(true, 0),
        TABLES);
    assertThat(refused.getOrDefault(false, 0)).isGreaterThan(TABLES / 4);
  }

  private static Optional<DataReading> read(Path file) {
    try {
      return Optional.of(DataSources.standard(Path.of("none")).reading(file.toString()));
    } catch (BadInputException e) {
      assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(500);
      return Optional.empty();
    }
  }

  private static void assertIs(Table table, DataReading read, Path file) {
    String as = file + ": " + read.lines();
    assertThat(read.rows()).as(as).isEqualTo(table.rows().size());
    assertThat(read.header()).as(as).contains(table.header() != Header.NONE);
    assertThat(read.label().orElseThrow().number()).as(as).isEqualTo(table.label() + 1);
    assertThat(new TreeMap<>(read.classes())).as(as).isEqualTo(table.classes());
    assertThat(read.columns())
        .as(as)
        .isEqualTo(table.inputs(table.names()).stream().map(String::strip).toList());
    for (int row = 0; row < 3; row++) {
      assertThat(read.first().get(row))
          .as(as)
          .isEqualTo(
              table.inputs(table.rows().get(row)).stream()
                  .map(OwnTablePropertyTest::number)
                  .toList());
    }
  }

  private static Double number(String text) {
    return switch (text) {
      case "True" -> 1.0;
      case "False" -> 0.0;
      default -> Double.valueOf(text);
    };
  }

  private static Table table(Random random, Header header) {
    int inputs = 1 + random.nextInt(5);
    int label = random.nextInt(inputs + 1);
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    names = new ArrayList<>(names.subList(0, inputs));
    names.add(label, one(random, header == Header.OTHER_LABEL ? OTHER : USUAL));
    if (header == Header.NONE) {
      names =
          new ArrayList<>(IntStream.rangeClosed(1, inputs + 1).mapToObj(String::valueOf).toList());
    }
    List<String> classes = one(random, CLASSES);
    int[] types = IntStream.range(0, inputs).map(c -> random.nextInt(6)).toArray();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 30 + random.nextInt(30); i++) {
      List<String> row = new ArrayList<>();
      for (int type : types) {
        row.add(value(random, type));
      }
      row.add(label, classes.get(i % classes.size()));
      rows.add(row);
    }
    Collections.shuffle(rows, random);
    boolean fractions = Arrays.stream(types).anyMatch(type -> type == 0);
    return new Table(names, rows, label, header, fractions && random.nextInt(4) == 0);
  }

  private static String value(Random random, int type) {
    return switch (type) {
      case 0 -> String.format(Locale.ROOT, "%.2f", 3 * random.nextGaussian());
      case 1 -> String.valueOf(random.nextInt(100_000) - 50_000);
      case 2 -> String.valueOf(random.nextInt(4));
      case 3 -> String.valueOf(1_600_000_000_000L + random.nextInt(1_000_000));
      case 4 -> String.format(Locale.ROOT, "%.3e", random.nextGaussian() / 1000);
      default -> random.nextBoolean() ? "True" : "False";
    };
  }

  private static <T> T one(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Path write(Table table, Random random) throws IOException {
    // Decimal commas are written beside another separator.
    char separator =
        one(random, table.comma() ? List.of(';', '\t', '|') : List.of(',', ',', ';', '\t', '|'));
    boolean all = random.nextInt(4) == 0;
    boolean blanks = !all && random.nextInt(4) == 0;
    String end = random.nextBoolean() ? "\n" : "\r\n";
    StringBuilder text = new StringBuilder(random.nextInt(6) == 0 ? "\uFEFF" : "");
    List<List<String>> lines = new ArrayList<>();
    if (table.header() != Header.NONE) {
      lines.add(table.names());
    }
    for (List<String> row : table.rows()) {
      List<String> fields = new ArrayList<>(row);
      if (table.comma()) {
        fields.replaceAll(field -> field.replace('.', ','));
      }
      lines.add(fields);
    }
    for (List<String> line : lines) {
      List<String> fields =
          line.stream().map(field -> (blanks ? " " : "") + quoted(field, separator, all)).toList();
      text.append(String.join(String.valueOf(separator), fields)).append(end);
    }
    boolean packed = random.nextInt(5) == 0;
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve((separator == '\t' ? "t.tsv" : "t.csv") + (packed ? ".gz" : ""));
    return Files.write(file, packed ? TinyIdx.packed(bytes) : bytes);
  }

  private static String quoted(String field, char separator, boolean all) {
    boolean needed = field.indexOf(separator) >= 0 || field.contains("\"") || field.contains(",");
    return all || needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
