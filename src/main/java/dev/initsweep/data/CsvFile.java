package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads CSV (RFC 4180; commas, or semicolons or tabs if the first row has those and no comma):
 * numbers, and one column of labels. Rows are counted from 1, the header among them.
 */
final class CsvFile {

  private final String source;
  private final BufferedReader in;
  private long row;
  private char separator;

  private CsvFile(String source, BufferedReader in) {
    this.source = source;
    this.in = in;
  }

  /**
   * Reads a file.
   *
   * @param path of this machine, or a URI
   * @param header {@code yes}, {@code no}, or empty: there is one if a field of the first row, the
   *     label's aside, is no number
   * @param label name or number of the label's column; empty for the usual one
   * @throws BadInputException for a file that cannot be read, and for the first wrong field by its
   *     row and column
   */
  static LabelledRows read(String path, String header, String label) {
    // A decoder of its own: what is not UTF-8 is an error, not a question mark.
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Locations.open(path), StandardCharsets.UTF_8.newDecoder()))) {
      return new CsvFile(path, in).rows(header, label);
    } catch (NoSuchFileException e) {
      throw new BadInputException("Cannot read %s: there is no such file".formatted(path), e);
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(path, Reasons.of(e)), e);
    }
  }

  private LabelledRows rows(String header, String label) throws IOException {
    List<String> first = next();
    if (first.isEmpty()) {
      throw new BadInputException("Cannot read %s: it is empty".formatted(source));
    }
    if (first.size() < 2) {
      throw new BadInputException(
          "Invalid row 1 of %s: one field (expected a label and at least one value, separated by"
                  .formatted(source)
              + " commas)");
    }
    boolean named = header.isEmpty() ? looksLikeNames(first, label) : header.equals("yes");
    List<String> all =
        named ? first : IntStream.rangeClosed(1, first.size()).mapToObj(String::valueOf).toList();
    int labelColumn = LabelledRows.labelColumn(source, all, label);
    List<float[]> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (List<String> fields = named ? next() : first; !fields.isEmpty(); fields = next()) {
      if (fields.size() != all.size()) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "Invalid row %d of %s: %d fields (expected %d, as in row 1)",
                row,
                source,
                fields.size(),
                all.size()));
      }
      values.add(numbers(fields, all, labelColumn));
      labels.add(labelOf(fields, all, labelColumn));
    }
    List<String> columns = new ArrayList<>(all);
    columns.remove(labelColumn);
    return new LabelledRows(source, columns, values, labels);
  }

  private static boolean looksLikeNames(List<String> first, String label) {
    if (!label.isEmpty() && first.contains(label) && !isNumber(label)) {
      return true;
    }
    long words = first.stream().filter(field -> !isNumber(field)).count();
    // A label may be a word; a row of values has no other one.
    return words > 1;
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text.strip()));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String labelOf(List<String> fields, List<String> columns, int labelColumn) {
    String label = fields.get(labelColumn).strip();
    if (label.isEmpty()) {
      throw LabelledRows.invalid(source, row, columns.get(labelColumn), "", "a label");
    }
    return label;
  }

  private float[] numbers(List<String> fields, List<String> columns, int labelColumn) {
    float[] numbers = new float[fields.size() - 1];
    for (int c = 0; c < fields.size(); c++) {
      if (c != labelColumn) {
        String field = fields.get(c).strip();
        if (!isNumber(field)) {
          throw LabelledRows.invalid(source, row, columns.get(c), field, "a number");
        }
        numbers[c < labelColumn ? c : c - 1] = Float.parseFloat(field);
      }
    }
    return numbers;
  }

  /** The fields of the next row that is not blank; none at the end. */
  private List<String> next() throws IOException {
    String line = in.readLine();
    row++;
    while (line != null && line.isBlank()) {
      line = in.readLine();
      row++;
    }
    if (line == null) {
      return List.of();
    }
    if (row == 1 && line.startsWith("\uFEFF")) {
      line = line.substring(1);
    }
    if (separator == 0) {
      separator = line.contains(",") ? ',' : line.contains(";") ? ';' : '\t';
    }
    return fields(line);
  }

  private List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid row %d of %s: a quotation mark is not closed (expected \" at the field's end)",
              row,
              source));
    }
    fields.add(field.toString());
    return fields;
  }
}
