package dev.initsweep.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/**
 * Reads a table of text (RFC 4180, and separators other than commas): numbers, and one column of
 * labels. Rows are counted by lines from 1, the header among them.
 */
final class CsvFile {

  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private static final Pattern THOUSANDS =
      Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");

  /** Names that an option can hold as they are. */
  private static final Pattern PLAIN = Pattern.compile("[\\w .-]{1,40}");

  /** How numpy's savetxt begins a header. */
  private static final Pattern COMMENT = Pattern.compile("^#\\s+(?=\\S)");

  /** Of more columns of words the message would be long. */
  private static final int MOST_DROPPED = 8;

  private final String source;
  private final TableOptions options;
  private final CsvFormat format;
  private final Numerals numerals;

  private CsvFile(String source, TableOptions options, CsvFormat format) {
    this.source = source;
    this.options = options;
    this.format = format;
    this.numerals = format.numerals();
  }

  /**
   * Reads a file.
   *
   * @param path of this machine, or a URI
   * @throws BadInputException for a file that cannot be read, and for the first wrong field by its
   *     row and column
   */
  static LabelledRows read(String path, TableOptions options) {
    try {
      return new CsvFile(path, options, CsvFormat.of(path, options)).rows();
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw cannotRead(path, e);
    }
  }

  private LabelledRows rows() throws IOException {
    List<String> first = format.sample().get(0);
    boolean named =
        options.header().isPresent()
            ? options.header().get()
            : CsvHeader.isIn(source, format.sample(), numerals, options.label());
    Set<Integer> rowNames = named ? rowNames(first) : Set.of();
    TableHead head =
        TableHead.of(
            source,
            named ? names(first) : numbers(first.size()),
            named,
            options,
            rowNames,
            words(rowNames));
    List<String> columns = head.inputs();
    List<double[]> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<Integer> rowNumbers = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        CsvFormat.records(CsvText.open(source), format.separator())) {
      boolean atNames = named;
      for (CsvRecord record : records) {
        List<String> fields = CsvFormat.fields(record);
        if (fields.isEmpty()) {
          continue;
        }
        if (atNames) {
          atNames = false;
          continue;
        }
        long row = record.getStartingLineNumber();
        requireCount(fields.size(), head.names().size(), row);
        labels.add(
            LabelledRows.requireLabel(
                source, row, head.names().get(head.label()), fields.get(head.label())));
        values.add(numbers(fields, head, columns.size(), row));
        rowNumbers.add((int) row);
      }
    }
    if (values.isEmpty()) {
      throw new BadInputException(
          "Cannot read %s: it has a header and no row (expected examples)".formatted(source));
    }
    return new LabelledRows(
        source,
        "CSV, separated by " + format.separatorName() + (format.comma() ? ", decimal commas" : ""),
        head,
        Optional.of(named),
        columns,
        values,
        labels,
        numerals,
        rowNumbers,
        false,
        notes(head));
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
  }

  private static List<String> names(List<String> first) {
    return IntStream.range(0, first.size())
        .mapToObj(
            c ->
                first.get(c).isEmpty()
                    ? IndexColumns.unnamed(c)
                    : c == 0 ? COMMENT.matcher(first.get(c)).replaceFirst("") : first.get(c))
        .toList();
  }

  /** The first column, if it has neither a name nor numbers: what R calls row names. */
  private Set<Integer> rowNames(List<String> first) {
    List<List<String>> below = format.sample().subList(1, format.sample().size());
    boolean words =
        first.get(0).isEmpty()
            && !below.isEmpty()
            && below.stream().noneMatch(row -> isNumber(row.get(0)));
    return words && !TableOptions.isIn(options.keep(), IndexColumns.unnamed(0), 1)
        ? Set.of(0)
        : Set.of();
  }

  /** Columns of words that come again, and not the row names. */
  private Set<Integer> words(Set<Integer> rowNames) {
    List<List<String>> below = format.sample().subList(1, format.sample().size());
    Set<Integer> words = new TreeSet<>();
    for (int c = 0; c < format.sample().get(0).size(); c++) {
      int column = c;
      List<String> fields =
          below.stream().filter(row -> column < row.size()).map(row -> row.get(column)).toList();
      boolean isDropped =
          TableOptions.isIn(options.drop(), format.sample().get(0).get(c), c + 1)
              || rowNames.contains(c);
      boolean comeAgain = Set.copyOf(fields).size() <= TableClasses.most(fields.size());
      if (!isDropped
          && comeAgain
          && fields.stream().filter(this::isNumber).count() * 2 < fields.size()) {
        words.add(c);
      }
    }
    return words;
  }

  private boolean isNumber(String field) {
    return MissingValue.is(field) || !Double.isNaN(numerals.value(field));
  }

  private List<String> notes(TableHead head) {
    List<String> notes = new ArrayList<>();
    for (int c : new TreeSet<>(head.dropped())) {
      notes.add(
          "left out: "
              + Shown.text(head.names().get(c))
              + (TableOptions.isIn(options.drop(), head.names().get(c), c + 1)
                  ? ", as asked for"
                  : ", which has no name and words"));
    }
    return notes;
  }

  private void requireCount(int found, int expected, long row) {
    if (found != expected) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid row %d of %s: %d fields (expected %d, as in row 1, separated by %s)",
              row,
              source,
              found,
              expected,
              format.separatorName()));
    }
  }

  private double[] numbers(List<String> fields, TableHead head, int count, long row) {
    double[] numbers = new double[count];
    int i = 0;
    for (int c = 0; c < fields.size(); c++) {
      if (head.isInput(c)) {
        numbers[i++] = number(fields.get(c), head, c, row);
      }
    }
    return numbers;
  }

  private double number(String field, TableHead head, int column, long row) {
    double number = numerals.value(field);
    if (!Double.isFinite(number)) {
      throw LabelledRows.invalid(
          source,
          row,
          head.names().get(column),
          field,
          Double.isNaN(number) ? expected(field, head, column) : "a number that a double holds");
    }
    return number;
  }

  private String expected(String field, TableHead head, int column) {
    if (MissingValue.is(field)) {
      return LabelledRows.expectedNumber(field);
    }
    if (!Double.isNaN(new Numerals(!format.comma()).number(field))) {
      return "a number with a decimal "
          + (format.comma() ? "comma" : "point")
          + "; ?decimal= says otherwise";
    }
    if (THOUSANDS.matcher(field).matches()) {
      return "a number without a comma for thousands";
    }
    List<Integer> words =
        IntStream.range(0, head.names().size())
            .filter(c -> head.isInput(c) && isOfWords(c))
            .boxed()
            .toList();
    if (!words.contains(column)) {
      return "a number";
    }
    return words.size() > 1 && words.size() <= MOST_DROPPED
        ? "a number; ?drop=%s leaves all columns of words out".formatted(drop(head, words))
        : "a number; ?drop=%s leaves the column out".formatted(drop(head, List.of(column)));
  }

  private boolean isOfWords(int column) {
    return format.sample().stream()
        .skip(1)
        .noneMatch(row -> column < row.size() && isNumber(row.get(column)));
  }

  /** The value of the option: numbers in place of names that would not be one name there. */
  private static String drop(TableHead head, List<Integer> columns) {
    return columns.stream()
        .map(c -> PLAIN.matcher(head.names().get(c)).matches() ? head.names().get(c) : "" + (c + 1))
        .collect(Collectors.joining(","));
  }

  private static BadInputException cannotRead(String path, Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadInputException bad) {
        return bad;
      }
      String reason = reason(path, cause);
      if (!reason.isEmpty()) {
        return new BadInputException(reason, error);
      }
    }
    return new BadInputException(
        "Cannot read %s: %s".formatted(path, Shown.text(String.valueOf(error.getMessage()))),
        error);
  }

  private static String reason(String path, Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "Cannot read %s: there is no such file".formatted(path);
    }
    if (cause instanceof CharacterCodingException) {
      return outsideUtf8(path);
    }
    if (cause instanceof EOFException) {
      return "Cannot read %s: it is packed with gzip and cut off".formatted(path);
    }
    if (cause instanceof ZipException) {
      return "Cannot read %s: it is packed with gzip and damaged".formatted(path);
    }
    if (cause instanceof CsvParseException e) {
      String message = String.valueOf(e.getMessage());
      Matcher line = LINE.matcher(message);
      String row = line.find() ? "row " + line.group(1) + " of " : "";
      if (message.contains("Unclosed")) {
        return "Invalid %s%s: a quotation mark is not closed (expected \" at the field's end)"
            .formatted(row, path);
      }
      if (message.contains("closing quote")) {
        return ("Invalid %s%s: text behind a closing quotation mark (expected a separator there; a"
                + " mark within quotes is written twice)")
            .formatted(row, path);
      }
    }
    return cause instanceof IOException e && !(cause instanceof UnsupportedOperationException)
        ? "Cannot read %s: %s".formatted(path, Reasons.of(e))
        : "";
  }

  private static String outsideUtf8(String path) {
    try {
      long line = CsvText.lineOutsideUtf8(path);
      return line == 0
          ? "Cannot read %s: it is no text in the encoding that it begins with".formatted(path)
          : String.format(
              Locale.ROOT,
              "Invalid row %d of %s: it is not UTF-8 (expected that encoding; what a spreadsheet"
                  + " saves as Windows or Latin-1 is to be saved as UTF-8)",
              line,
              path);
    } catch (IOException e) {
      return "Cannot read %s: it is not UTF-8".formatted(path);
    }
  }
}
