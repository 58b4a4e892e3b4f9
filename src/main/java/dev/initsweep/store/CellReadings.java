package dev.initsweep.store;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellReading;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Scales;
import dev.initsweep.cell.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads no more of the table of cells than races look at: a plan may have a million cells. That an
 * id is the one that its row gives is checked where rows are read in full.
 */
final class CellReadings {

  private final ParquetTable table;
  private final Function<Predicate<Columns.Values>, List<CellResult>> results;
  private final int epochs;
  private final ReadingColumns columns;
  private final Map<List<Double>, Scales> scales = new ConcurrentHashMap<>();

  /**
   * Prepares.
   *
   * @param results reads some rows in full, one a cell, and looks at their {@code id}, {@code
   *     setting_id} and {@code pilot} for that; it is asked for cells that have several rows
   * @param epochs after which verdicts look; 0 for the last
   */
  CellReadings(
      ParquetTable table,
      Function<Predicate<Columns.Values>, List<CellResult>> results,
      int epochs) {
    this.table = table;
    this.results = results;
    this.epochs = epochs;
    this.columns = new ReadingColumns(epochs);
  }

  List<CellReading> ofSettings(Map<String, Setting> settings) {
    return read(
        row -> !row.is("pilot") && settings.containsKey(row.text("setting_id")),
        row -> new Cell(settings.get(row.text("setting_id")), scales(row), row.whole("seed")));
  }

  List<CellReading> of(Map<String, Cell> cells) {
    return read(row -> cells.containsKey(row.text("id")), row -> cells.get(row.text("id")));
  }

  /** Points repeat from seed to seed and from group to group. */
  private Scales scales(Columns.Values row) {
    return scales.computeIfAbsent(row.list("scales"), Scales::new);
  }

  /**
   * A row.
   *
   * @param key the same for rows of one cell, and for others only by the rarest chance
   * @param reading empty where the row is not wanted
   */
  private record Found(long key, Optional<CellReading> reading) {}

  private List<CellReading> read(
      Predicate<Columns.Values> wanted, Function<Columns.Values, Cell> cell) {
    return table.patiently(
        () -> {
          List<Found> rows =
              table.read(
                  table.scan().files(),
                  columns.names(),
                  row -> {
                    Columns.Values values = row.values();
                    return new Found(
                        key(values),
                        wanted.test(values)
                            ? Optional.of(columns.reading(cell.apply(values), values))
                            : Optional.empty());
                  });
          Set<Long> repeated = repeated(rows);
          List<CellReading> readings = new ArrayList<>();
          rows.stream()
              .filter(row -> !repeated.contains(row.key()))
              .forEach(row -> row.reading().ifPresent(readings::add));
          if (!repeated.isEmpty()) {
            results
                .apply(row -> repeated.contains(key(row)) && wanted.test(row))
                .forEach(result -> readings.add(CellReading.of(result, epochs)));
          }
          return readings;
        });
  }

  /** The first 16 of the id's hex digits, a quarter of the text that a million ids would take. */
  private static long key(Columns.Values row) {
    return Long.parseUnsignedLong(row.text("id"), 0, 16, 16);
  }

  private static Set<Long> repeated(List<Found> rows) {
    long[] keys = rows.stream().mapToLong(Found::key).toArray();
    Arrays.parallelSort(keys);
    Set<Long> repeated = new HashSet<>();
    for (int i = 1; i < keys.length; i++) {
      if (keys[i] == keys[i - 1]) {
        repeated.add(keys[i]);
      }
    }
    return repeated;
  }
}
