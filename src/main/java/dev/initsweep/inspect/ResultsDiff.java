package dev.initsweep.inspect;

import dev.initsweep.store.CellComparison;
import dev.initsweep.store.ResultsFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says how two results folders differ.
 *
 * @param onlyFirst cells of the first folder alone
 * @param onlySecond cells of the second folder alone
 * @param equal cells of both with equal bits in every result column that both rows have
 * @param different cells of both, by one engine and kernel, that differ: there should be none
 * @param examples ids of some of these
 * @param otherKernel cells of both that differ and were trained by different engines or kernels, of
 *     which equal bits are not promised
 * @param verdicts lines for the verdicts that changed
 */
public record ResultsDiff(
    long onlyFirst,
    long onlySecond,
    long equal,
    long different,
    List<String> examples,
    long otherKernel,
    List<String> verdicts) {

  private static final int MOST_EXAMPLES = 10;

  public ResultsDiff {
    examples = List.copyOf(examples);
    verdicts = List.copyOf(verdicts);
  }

  /** Tells whether cells contradict each other or a verdict changed. */
  public boolean isDifferent() {
    return different > 0 || !verdicts.isEmpty();
  }

  /**
   * Compares all cells by id, and the verdicts of the plans that ran last.
   *
   * @param first one folder
   * @param second another one
   */
  public static ResultsDiff of(ResultsFolder first, ResultsFolder second) {
    CellComparison cells = CellComparison.of(first.cells(), second.cells());
    return new ResultsDiff(
        cells.onlyFirst(),
        cells.onlySecond(),
        cells.equal(),
        cells.different().size(),
        cells.different().stream().limit(MOST_EXAMPLES).toList(),
        cells.otherKernel(),
        verdicts(conclusions(first), conclusions(second)));
  }

  private static List<String> verdicts(Map<String, String> before, Map<String, String> after) {
    List<String> lines = new ArrayList<>();
    before.forEach(
        (claim, conclusion) -> {
          String now = after.getOrDefault(claim, conclusion);
          if (!now.equals(conclusion)) {
            lines.add("%s: %s, then %s".formatted(claim, conclusion, now));
          }
        });
    return lines;
  }

  /** Those of the plan that ran last. */
  private static Map<String, String> conclusions(ResultsFolder folder) {
    List<String> plans = folder.plans();
    return plans.isEmpty() ? Map.of() : folder.verdicts().conclusions(plans.get(plans.size() - 1));
  }
}
