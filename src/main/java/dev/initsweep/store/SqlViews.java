package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Makes the views that SQL sees: {@code cells}, {@code curves}, {@code predictions}, {@code
 * verdicts}, {@code audits}, {@code exponents}.
 */
public final class SqlViews {

  /** Every epoch of every cell that did not fail; epoch 0 is before the first step. */
  private static final String CURVES =
      """
      SELECT id, epoch,
        get(running_loss, epoch - 1) AS running_loss,
        if(epoch = 0, initial_train_loss, get(checkpoint_train_loss, nth)) AS train_loss,
        if(epoch = 0, initial_train_accuracy, get(checkpoint_train_accuracy, nth))
          AS train_accuracy,
        if(epoch = 0, initial_test_loss, get(checkpoint_test_loss, nth)) AS test_loss,
        if(epoch = 0, initial_test_accuracy, get(checkpoint_test_accuracy, nth)) AS test_accuracy,
        if(epoch = 0, initial_mean_squares, get(checkpoint_mean_squares, nth)) AS mean_squares,
        if(epoch = 0, initial_mean_square, get(checkpoint_mean_square, nth)) AS mean_square,
        if(epoch = 0, NULL, get(checkpoint_layer_ratios, nth)) AS layer_ratios
      FROM (
        SELECT *, CAST(array_position(checkpoint_epochs, epoch) AS INT) - 1 AS nth
        FROM %s LATERAL VIEW explode(sequence(0, size(running_loss))) AS epoch
        WHERE status <> 'failed')
      """;

  private static final List<String> STORED =
      List.of("cells", "predictions", "verdicts", "audits", "exponents");

  /** Lists the names of all views. */
  public static final List<String> NAMES =
      List.of("cells", "curves", "predictions", "verdicts", "audits", "exponents");

  private SqlViews() {}

  /**
   * Registers the views as temporary ones of the session. They show what lies in the folder now;
   * for what comes later, register again.
   *
   * @param engine label of the engine whose rows come first where a cell has several
   */
  public static void register(SparkSession spark, ResultsFolder folder, String engine) {
    for (String table : STORED) {
      stored(spark, folder, engine, table).createOrReplaceTempView(table);
    }
    spark.sql("CREATE OR REPLACE TEMPORARY VIEW curves AS " + CURVES.formatted("cells"));
  }

  /**
   * Opens one of the views without registering it.
   *
   * @param table one of {@link #NAMES}
   * @throws BadInputException if there is no such view
   */
  public static Dataset<Row> table(
      SparkSession spark, ResultsFolder folder, String engine, String table) {
    if (!NAMES.contains(table)) {
      throw new BadInputException(
          "Invalid table: %s (expected one of %s)".formatted(table, String.join(", ", NAMES)));
    }
    if (!table.equals("curves")) {
      return stored(spark, folder, engine, table);
    }
    String cells = "cells_" + UUID.randomUUID().toString().replace("-", "");
    stored(spark, folder, engine, "cells").createOrReplaceTempView(cells);
    try {
      return spark.sql(CURVES.formatted(cells));
    } finally {
      spark.catalog().dropTempView(cells);
    }
  }

  private static Dataset<Row> stored(
      SparkSession spark, ResultsFolder folder, String engine, String table) {
    return switch (table) {
      case "cells" -> folder.cells(engine).view(spark);
      case "predictions" -> folder.predictions().view(spark);
      case "verdicts" -> folder.verdicts().view(spark);
      case "audits" -> folder.audits().view(spark);
      default -> folder.exponents().view(spark);
    };
  }
}
