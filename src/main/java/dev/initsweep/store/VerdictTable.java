package dev.initsweep.store;

import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Group;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The table of verdicts: for each plan, those that were reached last. */
public final class VerdictTable {

  private final PlanRows rows;

  VerdictTable(Table table) {
    this.rows = new PlanRows(table, VerdictColumns.COLUMNS);
  }

  /**
   * Writes all verdicts of a plan in one file, and then deletes those that it had. A reader sees
   * either the old ones or the new ones.
   *
   * @param groups the groups that the verdicts speak of
   */
  public void replace(
      SparkSession spark, String planHash, List<Verdict> verdicts, Collection<Group> groups) {
    GroupColumns known = new GroupColumns(groups);
    Timestamp written = Timestamp.from(Instant.now());
    rows.replace(
        spark,
        planHash,
        verdicts.stream()
            .map(verdict -> VerdictColumns.row(planHash, verdict, known, written))
            .toList());
  }

  /** The verdicts of a plan, by group, predictor and claim; none if the plan was never judged. */
  public List<Verdict> read(SparkSession spark, String planHash) {
    return rows.read(spark, planHash).stream()
        .map(VerdictColumns::verdict)
        .sorted(
            Comparator.comparing(Verdict::group)
                .thenComparing(Verdict::predictor)
                .thenComparing(Verdict::claim))
        .toList();
  }

  /** The hashes of the plans that were judged. */
  public Set<String> plans(SparkSession spark) {
    return view(spark).select("plan_hash").distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }

  /** The verdicts of all plans. */
  public Dataset<Row> view(SparkSession spark) {
    return rows.view(spark);
  }
}
