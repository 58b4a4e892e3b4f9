package dev.initsweep.store;

import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Group;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads and writes the table of verdicts: for each plan, those that were reached last. */
public final class VerdictTable {

  private final PlanRows rows;

  VerdictTable(ParquetTable table) {
    this.rows = new PlanRows(table);
  }

  /**
   * Writes all verdicts of a plan in one file, and then deletes those that it had. A reader sees
   * either the old ones or the new ones.
   *
   * @param groups the groups that the verdicts speak of
   */
  public void replace(String planHash, List<Verdict> verdicts, Collection<Group> groups) {
    GroupColumns known = new GroupColumns(groups);
    Timestamp written = Timestamp.from(Instant.now());
    rows.replace(
        planHash,
        verdicts.stream()
            .map(verdict -> VerdictColumns.row(planHash, verdict, known, written))
            .toList());
  }

  /**
   * Returns the verdicts of a plan, by group, predictor and claim; none if the plan was never
   * judged.
   */
  public List<Verdict> read(String planHash) {
    return rows.read(planHash).stream()
        .map(VerdictColumns::verdict)
        .sorted(
            Comparator.comparing(Verdict::group)
                .thenComparing(Verdict::predictor)
                .thenComparing(Verdict::claim))
        .toList();
  }

  /** Returns the conclusions of a plan, each by its group's title, predictor and claim. */
  public Map<String, String> conclusions(String planHash) {
    Map<String, String> conclusions = new LinkedHashMap<>();
    for (Columns.Values row : rows.read(planHash)) {
      conclusions.put(
          String.join("; ", row.text("group_title"), row.text("predictor"), row.text("claim")),
          row.text("conclusion"));
    }
    return conclusions;
  }

  /** Returns the hashes of the plans that were judged. */
  public Set<String> plans() {
    return rows.plans();
  }

  /** Returns the verdicts of all plans. */
  public Dataset<Row> view(SparkSession spark) {
    return rows.view(spark);
  }
}
