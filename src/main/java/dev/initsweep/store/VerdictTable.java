package dev.initsweep.store;

import dev.initsweep.cell.Verdict;
import dev.initsweep.plan.Group;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** The table of verdicts: for each plan, those that were reached last. */
public final class VerdictTable {

  private final Table table;

  VerdictTable(Table table) {
    this.table = table;
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
    List<Path> before = filesOf(spark, planHash);
    Timestamp written = Timestamp.from(Instant.now());
    table.write(
        spark,
        verdicts.stream()
            .map(verdict -> VerdictColumns.row(planHash, verdict, known, written))
            .toList());
    table.delete(before);
  }

  private List<Path> filesOf(SparkSession spark, String planHash) {
    return table
        .read(spark, table.scan().paths())
        .where(functions.col("plan_hash").equalTo(planHash))
        .select(Table.FILE)
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> new Path(row.getString(0)))
        .toList();
  }

  /** The verdicts of a plan, by group, predictor and claim; none if the plan was never judged. */
  public List<Verdict> read(SparkSession spark, String planHash) {
    return table.patiently(
        () ->
            view(spark).where(functions.col("plan_hash").equalTo(planHash)).collectAsList().stream()
                .map(VerdictColumns::verdict)
                .sorted(
                    Comparator.comparing(Verdict::group)
                        .thenComparing(Verdict::predictor)
                        .thenComparing(Verdict::claim))
                .toList());
  }

  /** The verdicts of all plans. */
  public Dataset<Row> view(SparkSession spark) {
    return table
        .read(spark, table.scan().paths())
        .withColumn(
            "last",
            functions
                .max(functions.col("written"))
                .over(Window.partitionBy(functions.col("plan_hash"))))
        .where("written = last")
        .select(VerdictColumns.COLUMNS.select());
  }
}
