package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The views that SQL sees: {@code cells}, {@code curves}, {@code predictions}, {@code verdicts},
 * {@code audits}, {@code exponents}.
 */
public final class SqlViews {

  /** Every epoch of every cell that did not fail; epoch 0 is before the first step. */
  private static final String CURVES =
      """
      CREATE OR REPLACE TEMPORARY VIEW curves AS
      SELECT id, epoch,
        get(running_loss, epoch - 1) AS running_loss,
        if(epoch = 0, initial_train_loss, get(checkpoint_train_loss, nth)) AS train_loss,
        if(epoch = 0, initial_train_accuracy, get(checkpoint_train_accuracy, nth))
          AS train_accuracy,
        if(epoch = 0, initial_test_loss, get(checkpoint_test_loss, nth)) AS test_loss,
        if(epoch = 0, initial_test_accuracy, get(checkpoint_test_accuracy, nth)) AS test_accuracy,
        if(epoch = 0, initial_mean_squares, get(checkpoint_mean_squares, nth)) AS mean_squares
      FROM (
        SELECT *, CAST(array_position(checkpoint_epochs, epoch) AS INT) - 1 AS nth
        FROM cells LATERAL VIEW explode(sequence(0, size(running_loss))) AS epoch
        WHERE status <> 'failed')
      """;

  private SqlViews() {}

  /**
   * Registers the views as temporary ones of the session. They show what lies in the folder now;
   * for what comes later, register again.
   *
   * @param engine label of the engine whose rows come first where a cell has several
   */
  public static void register(SparkSession spark, ResultsFolder folder, String engine) {
    folder.cells(engine).view(spark).createOrReplaceTempView("cells");
    folder.predictions().view(spark).createOrReplaceTempView("predictions");
    folder.verdicts().view(spark).createOrReplaceTempView("verdicts");
    folder.audits().view(spark).createOrReplaceTempView("audits");
    folder.exponents().view(spark).createOrReplaceTempView("exponents");
    spark.sql(CURVES);
  }

  /**
   * The rows of an answer to a query.
   *
   * @throws BadInputException if a file of a table is damaged
   */
  public static List<Row> rows(Dataset<Row> answer) {
    try {
      return answer.collectAsList();
      // Spark's exceptions are checked ones that its Java interface does not declare.
    } catch (Exception e) {
      throw Failures.ofReading(e);
    }
  }
}
