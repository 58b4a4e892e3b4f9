package dev.initsweep.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says how a table is written: what separates its fields, and which decimal sign its numbers have.
 * Both are seen from the first rows.
 *
 * @param separator between fields
 * @param comma whether numbers have a decimal comma
 * @param sample the first rows, by fields
 */
record CsvFormat(char separator, boolean comma, List<List<String>> sample) {

  /** What may separate fields, by name; where several would do, the first one. */
  static final Map<String, Character> SEPARATORS = separators();

  private static final int SAMPLE_ROWS = 1000;
  private static final int SAMPLE_FIELDS = 200_000;

  /** Tables of gene expression have tens of thousands of columns. */
  private static final int MOST_FIELDS = 4_000_000;

  private static final int LONGEST_RECORD = 1 << 28;

  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
  private static final Pattern WITH_POINT =
      Pattern.compile("[+-]?(\\d*\\.\\d+|\\d+\\.)([eE][+-]?\\d+)?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");

  private static Map<String, Character> separators() {
    Map<String, Character> separators = new LinkedHashMap<>();
    separators.put("comma", ',');
    separators.put("semicolon", ';');
    separators.put("tab", '\t');
    separators.put("bar", '|');
    return separators;
  }

  /** Such as {@code commas}. */
  String separatorName() {
    return SEPARATORS.entrySet().stream()
            .filter(entry -> entry.getValue() == separator)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow()
        + "s";
  }

  Numerals numerals() {
    return new Numerals(comma);
  }

  /** Parses the records of a text; lines that are empty are none. */
  static CsvReader<CsvRecord> records(Reader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        // Of a row of another length it is the reader's to say where it stands.
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .trimWhitespacesAroundQuotes(true)
        .maxBufferSize(LONGEST_RECORD)
        .build(
            CsvRecordHandler.of(
                handler ->
                    handler
                        .maxFields(MOST_FIELDS)
                        .maxFieldSize(LONGEST_RECORD)
                        .maxRecordSize(LONGEST_RECORD)),
            text);
  }

  /** The fields of a record, stripped; none of one that is blank. */
  static List<String> fields(CsvRecord record) {
    List<String> fields = record.getFields().stream().map(String::strip).toList();
    return fields.size() == 1 && fields.get(0).isEmpty() ? List.of() : fields;
  }

  /**
   * Looks at the first rows of a file.
   *
   * @throws BadInputException if it has none, or a person could not tell either
   */
  static CsvFormat of(String path, TableOptions options) throws IOException {
    Map<Character, List<List<String>>> candidates = new LinkedHashMap<>();
    CsvParseException wrong = null;
    for (char separator :
        options.separator().map(List::of).orElse(List.copyOf(SEPARATORS.values()))) {
      try {
        candidates.put(separator, sample(path, separator));
      } catch (CsvParseException e) {
        wrong = wrong == null ? e : wrong;
      }
    }
    if (candidates.isEmpty()) {
      throw wrong;
    }
    if (candidates.values().iterator().next().isEmpty()) {
      throw new BadInputException("Cannot read %s: it is empty".formatted(path));
    }
    char separator =
        candidates.size() == 1 ? candidates.keySet().iterator().next() : best(path, candidates);
    List<List<String>> sample = candidates.get(separator);
    if (sample.get(0).size() < 2) {
      if (wrong != null) {
        throw wrong;
      }
      throw new BadInputException(
          "Invalid row 1 of %s: one field (expected a label and at least one value, separated by"
                  .formatted(path)
              + " commas, semicolons, tabs or bars)");
    }
    return new CsvFormat(separator, comma(path, separator, sample, options), sample);
  }

  private static List<List<String>> sample(String path, char separator) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Reader text = CsvText.open(path)) {
      int fields = 0;
      Iterator<CsvRecord> records = records(text, separator).iterator();
      while (rows.size() < SAMPLE_ROWS && fields < SAMPLE_FIELDS && records.hasNext()) {
        List<String> row = fields(records.next());
        if (!row.isEmpty()) {
          rows.add(row);
          fields += row.size();
        }
      }
    }
    return rows;
  }

  /** The separator that gives all rows as many fields, and of several the one with most numbers. */
  private static char best(String path, Map<Character, List<List<String>>> candidates) {
    List<Character> even =
        candidates.entrySet().stream()
            .filter(
                entry -> entry.getValue().get(0).size() > 1 && unevenRows(entry.getValue()) == 0)
            .map(Map.Entry::getKey)
            .toList();
    if (even.isEmpty()) {
      // The error of the wrong row is the reader's to give, by the likeliest separator.
      return candidates.entrySet().stream()
          .filter(entry -> entry.getValue().get(0).size() > 1)
          .min(Comparator.comparingLong(entry -> unevenRows(entry.getValue())))
          .map(Map.Entry::getKey)
          .orElseGet(() -> candidates.keySet().iterator().next());
    }
    double most =
        even.stream().mapToDouble(s -> shareOfNumbers(s, candidates.get(s))).max().orElseThrow();
    List<Character> likeliest =
        even.stream().filter(s -> shareOfNumbers(s, candidates.get(s)) == most).toList();
    if (likeliest.size() > 1) {
      throw new BadInputException(
          "Cannot tell what separates the fields of %s (expected one of %s as ?separator=)"
              .formatted(path, String.join(", ", SEPARATORS.keySet())));
    }
    return likeliest.get(0);
  }

  private static long unevenRows(List<List<String>> rows) {
    return rows.stream().filter(row -> row.size() != rows.get(0).size()).count();
  }

  private static double shareOfNumbers(char separator, List<List<String>> rows) {
    Numerals point = new Numerals(false);
    Numerals comma = new Numerals(true);
    long numbers = 0;
    long all = 0;
    for (List<String> row : rows.subList(rows.size() > 1 ? 1 : 0, rows.size())) {
      all += row.size();
      numbers +=
          row.stream()
              .filter(
                  field ->
                      MissingValue.is(field)
                          || !Double.isNaN(point.value(field))
                          || (separator != ',' && !Double.isNaN(comma.value(field))))
              .count();
    }
    return (double) numbers / all;
  }

  /** Whether the columns that are numbers throughout have decimal commas. */
  private static boolean comma(
      String path, char separator, List<List<String>> sample, TableOptions options) {
    if (options.decimalComma().isPresent()) {
      return options.decimalComma().get();
    }
    if (separator == ',') {
      return false;
    }
    Optional<String> comma = Optional.empty();
    Optional<String> decimal = Optional.empty();
    Optional<String> point = Optional.empty();
    for (int c = 0; c < sample.get(0).size(); c++) {
      List<String> fields = numbers(sample, c);
      comma =
          comma.or(() -> fields.stream().filter(f -> WITH_COMMA.matcher(f).matches()).findFirst());
      decimal =
          decimal.or(
              () ->
                  fields.stream()
                      .filter(f -> WITH_COMMA.matcher(f).matches())
                      .filter(f -> !THOUSANDS.matcher(f).matches())
                      .findFirst());
      point =
          point.or(() -> fields.stream().filter(f -> WITH_POINT.matcher(f).matches()).findFirst());
    }
    if (comma.isEmpty()) {
      return false;
    }
    if (point.isPresent() || decimal.isEmpty()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Cannot tell the decimal sign of %s: it has %s%s (expected ?decimal=point or"
                  + " ?decimal=comma)",
              path,
              Shown.text(comma.get()),
              point.map(p -> " and " + Shown.text(p)).orElse(", which may be thousands")));
    }
    return true;
  }

  /** The fields of a column below the first row; none if one is neither a number nor missing. */
  private static List<String> numbers(List<List<String>> sample, int column) {
    List<String> fields = new ArrayList<>();
    for (List<String> row : sample.subList(sample.size() > 1 ? 1 : 0, sample.size())) {
      if (column < row.size() && !MissingValue.is(row.get(column))) {
        fields.add(row.get(column));
      }
    }
    Numerals point = new Numerals(false);
    boolean all =
        fields.stream()
            .allMatch(
                f ->
                    WITH_COMMA.matcher(f).matches()
                        || !Double.isNaN(point.value(f))
                        || THOUSANDS.matcher(f).matches());
    return all ? fields : List.of();
  }
}
