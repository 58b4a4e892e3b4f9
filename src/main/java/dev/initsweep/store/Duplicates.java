package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Status;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One row a cell out of several. They come from runs that wrote at the same time, from compaction,
 * or from a second engine; rows of one engine and kernel must agree bit for bit, so that each such
 * pair is a check for free.
 */
final class Duplicates {

  private static final Comparator<StoredRow> COMPLETE_FIRST =
      Comparator.comparing(Duplicates::isFailed)
          .thenComparing(row -> !ResultColumns.isComplete(row.row()))
          .thenComparing(row -> row.values().instant("started"));

  private Duplicates() {}

  /** Ids that several rows have. */
  static Set<String> repeated(Collection<StoredRow> rows) {
    Set<String> once = new HashSet<>();
    return rows.stream()
        .map(row -> row.text("id"))
        .filter(id -> !once.add(id))
        .collect(Collectors.toSet());
  }

  /**
   * Keeps one row an id.
   *
   * @param rows of the table of cells
   * @param engine whose rows come first
   */
  static List<StoredRow> resolve(Collection<StoredRow> rows, String engine) {
    check(rows);
    return first(
        rows,
        row -> row.text("id"),
        Comparator.comparing(Duplicates::isFailed)
            .thenComparing(row -> !row.text("engine").equals(engine))
            .thenComparing(COMPLETE_FIRST));
  }

  /** Keeps one row an id, engine and kernel: all that a reader could ask for. */
  static List<StoredRow> distinct(Collection<StoredRow> rows) {
    check(rows);
    return first(
        rows,
        row -> List.of(row.text("id"), row.text("engine"), row.text("kernel")),
        COMPLETE_FIRST);
  }

  /**
   * Keeps the first row of each group, in the order of the groups' first rows; where they lie
   * settles what the order leaves open.
   */
  static List<StoredRow> first(
      Collection<StoredRow> rows, Function<StoredRow, Object> group, Comparator<StoredRow> order) {
    BinaryOperator<StoredRow> least = BinaryOperator.minBy(order.thenComparing(StoredRow.BY_PLACE));
    Map<Object, StoredRow> firsts = new LinkedHashMap<>();
    rows.forEach(row -> firsts.merge(group.apply(row), row, least));
    return List.copyOf(firsts.values());
  }

  /** Rows that are not among those that were kept of them. */
  static List<StoredRow> others(Collection<StoredRow> rows, Collection<StoredRow> kept) {
    Positions places = Positions.of(kept);
    return rows.stream().filter(row -> !places.contains(row.file(), row.position())).toList();
  }

  private static boolean isFailed(StoredRow row) {
    return row.text("status").equals(Status.FAILED.label());
  }

  /** Compares the rows of one id, engine and kernel. */
  private static void check(Collection<StoredRow> rows) {
    Set<String> repeated = repeated(rows);
    Map<List<String>, StoredRow> firsts = new HashMap<>();
    rows.stream()
        .filter(row -> repeated.contains(row.text("id")) && !isFailed(row))
        .sorted(
            Comparator.comparing((StoredRow row) -> row.text("id"))
                .thenComparing(StoredRow.BY_PLACE))
        .forEach(
            row -> {
              List<String> by = List.of(row.text("id"), row.text("engine"), row.text("kernel"));
              StoredRow first = firsts.get(by);
              if (first != null) {
                compare(first, row);
              }
              // A row of format 1 leaves later ones to be compared in what it lacks.
              if (first == null || ResultColumns.isComplete(row.row())) {
                firsts.put(by, row);
              }
            });
  }

  private static void compare(StoredRow one, StoredRow other) {
    List<RowDifference> differences = RowDifference.of(one.row(), other.row());
    if (!differences.isEmpty()) {
      throw new BadInputException(
          ("Cannot read the table cells: two rows of cell %s by engine %s differ in %s, in %s and"
                  + " %s (one file is damaged, or a machine miscalculates; remove the one you do"
                  + " not trust)")
              .formatted(
                  one.text("id"),
                  one.text("engine"),
                  differences.get(0).column(),
                  one.file(),
                  other.file()));
    }
  }
}
