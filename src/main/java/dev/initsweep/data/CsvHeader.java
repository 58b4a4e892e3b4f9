package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tells whether the first row of a table has the names of its columns, by what stands below them. A
 * word over numbers is a name; so is a number, beside names or in a row of numbers that count up. A
 * word that comes again below it is a label.
 */
final class CsvHeader {

  private final List<String> first;
  private final List<List<String>> below;
  private final Numerals numerals;

  private CsvHeader(List<List<String>> rows, Numerals numerals) {
    this.first = rows.get(0);
    this.below = rows.subList(1, rows.size());
    this.numerals = numerals;
  }

  /**
   * Decides.
   *
   * @param rows the first rows of the file
   * @throws BadInputException if a person could not tell either
   */
  static boolean isIn(String source, List<List<String>> rows, Numerals numerals, String label) {
    CsvHeader header = new CsvHeader(rows, numerals);
    if (!label.isEmpty() && header.first.contains(label) && !header.isNumber(label)) {
      return true;
    }
    return switch (header.verdict()) {
      case YES -> true;
      case NO -> false;
      case OPEN ->
          throw new BadInputException(
              "Cannot tell whether row 1 of %s has names or values: %s (expected ?header=yes or ?header=no)"
                  .formatted(source, Shown.list(header.first)));
    };
  }

  private enum Verdict {
    YES,
    NO,
    OPEN
  }

  private Verdict verdict() {
    List<Integer> words = columns(c -> !isNumber(first.get(c)) && !isMissing(c));
    List<Integer> numbers = columns(c -> isNumber(first.get(c)) && !isMissing(c));
    long overNumbers = words.stream().filter(this::isOverNumbers).count();
    long again = words.stream().filter(c -> !isOverNumbers(c) && comesAgain(c)).count();
    if (below.isEmpty()) {
      return words.size() > 1 ? Verdict.YES : Verdict.NO;
    }
    if (words.isEmpty()) {
      return ofNumbers(numbers);
    }
    if (again > 0) {
      return overNumbers == 0 ? Verdict.NO : Verdict.OPEN;
    }
    boolean label = words.stream().anyMatch(c -> TableHead.isUsual(first.get(c)));
    if ((numbers.isEmpty() && (words.size() > 1 || label || overNumbers > 0))
        || (label && !haveFractions(numbers))
        || overNumbers > 1
        || countUp(numbers)) {
      return Verdict.YES;
    }
    return words.size() == 1 && overNumbers == 0 && haveFractions(numbers)
        ? Verdict.NO
        : Verdict.OPEN;
  }

  /** A row of numbers alone: values, unless they count the columns, behind an index perhaps. */
  private Verdict ofNumbers(List<Integer> numbers) {
    boolean behindIndex =
        first.get(0).isEmpty() && below.stream().noneMatch(row -> MissingValue.is(row.get(0)));
    if (numbers.size() < first.size() - (behindIndex ? 1 : 0)
        || !countUp(numbers)
        || step(numbers) != 1) {
      return Verdict.NO;
    }
    double from = value(numbers.get(0));
    if (from != 0 && from != 1) {
      return Verdict.NO;
    }
    return behindIndex || haveFractionsBelow() ? Verdict.YES : Verdict.OPEN;
  }

  private List<Integer> columns(IntPredicate which) {
    return IntStream.range(0, first.size()).filter(which).boxed().toList();
  }

  private boolean isMissing(int column) {
    return MissingValue.is(first.get(column));
  }

  private boolean isNumber(String field) {
    return !Double.isNaN(numerals.value(field));
  }

  private double value(int column) {
    return numerals.value(first.get(column));
  }

  /** Whether most of what stands below is numbers. */
  private boolean isOverNumbers(int column) {
    long numbers = 0;
    long others = 0;
    for (List<String> row : below) {
      if (column < row.size() && !MissingValue.is(row.get(column))) {
        if (isNumber(row.get(column))) {
          numbers++;
        } else {
          others++;
        }
      }
    }
    return numbers > 0 && numbers >= others;
  }

  private boolean comesAgain(int column) {
    return below.stream()
        .anyMatch(row -> column < row.size() && row.get(column).equals(first.get(column)));
  }

  private boolean haveFractions(List<Integer> numbers) {
    return numbers.stream().anyMatch(c -> value(c) != Math.rint(value(c)) || value(c) < 0);
  }

  private boolean haveFractionsBelow() {
    return below.stream().flatMap(List::stream).anyMatch(numerals::hasFraction);
  }

  private double step(List<Integer> numbers) {
    return value(numbers.get(1)) - value(numbers.get(0));
  }

  /** At least three whole numbers in even steps upwards. */
  private boolean countUp(List<Integer> numbers) {
    if (numbers.size() < 3 || haveFractions(numbers) || step(numbers) <= 0) {
      return false;
    }
    for (int i = 1; i < numbers.size(); i++) {
      if (value(numbers.get(i)) - value(numbers.get(i - 1)) != step(numbers)) {
        return false;
      }
    }
    return true;
  }
}
