package dev.initsweep.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says how the cells of two tables differ.
 *
 * @param onlyFirst cells of the first table alone
 * @param onlySecond cells of the second table alone
 * @param equal cells of both with equal bits in every result column that both rows have
 * @param different ids of cells of both, by one engine and kernel, that differ, in order
 * @param otherKernel cells of both that differ and were trained by different engines or kernels, of
 *     which equal bits are not promised
 */
public record CellComparison(
    int onlyFirst, int onlySecond, int equal, List<String> different, int otherKernel) {

  public CellComparison {
    different = List.copyOf(different);
  }

  /** Compares all cells of two tables by their ids. */
  public static CellComparison of(CellTable first, CellTable second) {
    List<StoredRow> ones = first.rows(row -> true);
    Map<String, StoredRow> others =
        second.rows(row -> true).stream()
            .collect(Collectors.toMap(row -> row.text("id"), Function.identity()));
    List<String> different = new ArrayList<>();
    int common = 0;
    int equal = 0;
    for (StoredRow one : ones) {
      StoredRow other = others.get(one.text("id"));
      if (other != null) {
        common++;
        if (RowDifference.of(one.row(), other.row()).isEmpty()) {
          equal++;
        } else if (isComparable(one, other)) {
          different.add(one.text("id"));
        }
      }
    }
    return new CellComparison(
        ones.size() - common,
        others.size() - common,
        equal,
        different,
        common - equal - different.size());
  }

  private static boolean isComparable(StoredRow one, StoredRow other) {
    return one.text("engine").equals(other.text("engine"))
        && one.text("kernel").equals(other.text("kernel"));
  }
}
