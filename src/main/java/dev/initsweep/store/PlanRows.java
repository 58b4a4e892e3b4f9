package dev.initsweep.store;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** Rows that are found anew for a plan as a whole: for each plan, those that were written last. */
record PlanRows(Table table, Columns columns) {

  /**
   * Writes all rows of a plan in one file, and then deletes those that it had. A reader sees either
   * the old ones or the new ones.
   */
  void replace(SparkSession spark, String planHash, List<Row> rows) {
    List<Path> before = filesOf(spark, planHash);
    table.write(spark, rows);
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

  List<Row> read(SparkSession spark, String planHash) {
    return table.patiently(
        () -> view(spark).where(functions.col("plan_hash").equalTo(planHash)).collectAsList());
  }

  /** The rows of all plans. */
  Dataset<Row> view(SparkSession spark) {
    return table
        .read(spark, table.scan().paths())
        .withColumn(
            "last",
            functions
                .max(functions.col("written"))
                .over(Window.partitionBy(functions.col("plan_hash"))))
        .where("written = last")
        .select(columns.select());
  }
}
