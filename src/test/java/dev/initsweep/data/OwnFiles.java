package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataReading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/** Small files of data for tests, and what is read of them. */
final class OwnFiles {

  private OwnFiles() {}

  /** Three inputs in tenths, of which none counts or is a class. */
  static List<String> inputs(int row) {
    Random random = new Random(row);
    List<String> inputs = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      inputs.add(String.format(Locale.ROOT, "%.1f", 0.1 + random.nextInt(900) / 10.0));
    }
    return inputs;
  }

  /** Rows of a table, from a header on; an empty header is none. */
  static List<String> rows(String header, int count, IntFunction<String> row) {
    List<String> rows = new ArrayList<>();
    if (!header.isEmpty()) {
      rows.add(header);
    }
    for (int i = 0; i < count; i++) {
      rows.add(row.apply(i));
    }
    return rows;
  }

  /** Thirty rows of three inputs, then a label that {@code label} gives. */
  static List<String> thirty(String header, IntFunction<String> label) {
    return rows(header, 30, i -> String.join(",", inputs(i)) + "," + label.apply(i));
  }

  static String write(Path file, List<String> rows) throws IOException {
    return write(file, rows, StandardCharsets.UTF_8);
  }

  static String write(Path file, List<String> rows, Charset charset) throws IOException {
    return Files.write(file, (String.join("\n", rows) + "\n").getBytes(charset)).toString();
  }

  static Dataset load(String name) {
    return DataSources.standard(Path.of("none")).load(name);
  }

  static DataReading reading(String name) {
    return DataSources.standard(Path.of("none")).reading(name);
  }

  static List<String> notes(String name) {
    return reading(name).notes();
  }

  /** The error of a name, which is one short line without control characters. */
  static String error(String name) {
    try {
      DataReading read = reading(name);
      throw new AssertionError("Read as " + read.lines());
    } catch (BadInputException e) {
      assertThat(e.getMessage())
          .hasSizeLessThan(500 + name.length())
          .doesNotContainPattern("\\p{Cntrl}");
      return e.getMessage().replace(name, "");
    }
  }
}
