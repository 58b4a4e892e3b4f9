package dev.initsweep.flow;

import static org.apache.spark.sql.functions.col;

import dev.initsweep.store.ResultColumns;
import dev.initsweep.store.ResultsFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * How two results folders differ.
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

  /** Whether cells contradict each other or a verdict changed. */
  public boolean isDifferent() {
    return different > 0 || !verdicts.isEmpty();
  }

  /**
   * Compares all cells by id, and the verdicts of the plans that ran last.
   *
   * @param first one folder
   * @param second another one
   */
  public static ResultsDiff of(SparkSession spark, ResultsFolder first, ResultsFolder second) {
    Dataset<Row> one = first.cells().view(spark).alias("a");
    Dataset<Row> two = second.cells().view(spark).alias("b");
    Dataset<Row> both =
        one.join(two, col("a.id").equalTo(col("b.id")))
            .select(
                col("a.id").as("id"),
                ResultColumns.same("a", "b").as("same"),
                col("a.engine")
                    .equalTo(col("b.engine"))
                    .and(col("a.kernel").equalTo(col("b.kernel")))
                    .as("comparable"))
            .cache();
    long common = both.count();
    long equal = both.where("same").count();
    Dataset<Row> wrong = both.where("NOT same AND comparable");
    long different = wrong.count();
    List<String> examples =
        wrong.select("id").orderBy("id").limit(MOST_EXAMPLES).collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    both.unpersist();
    return new ResultsDiff(
        one.count() - common,
        two.count() - common,
        equal,
        different,
        examples,
        common - equal - different,
        verdicts(spark, first, second));
  }

  private static List<String> verdicts(
      SparkSession spark, ResultsFolder first, ResultsFolder second) {
    Map<String, String> before = conclusions(spark, first);
    Map<String, String> after = conclusions(spark, second);
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

  /** Of the plan that ran last: group, predictor and claim in words, and the conclusion. */
  private static Map<String, String> conclusions(SparkSession spark, ResultsFolder folder) {
    List<String> plans = folder.plans();
    Map<String, String> conclusions = new LinkedHashMap<>();
    if (!plans.isEmpty()) {
      folder
          .verdicts()
          .view(spark)
          .where(col("plan_hash").equalTo(plans.get(plans.size() - 1)))
          .select(
              functions.concat_ws("; ", col("group_title"), col("predictor"), col("claim")),
              col("conclusion"))
          .collectAsList()
          .forEach(row -> conclusions.put(row.getString(0), row.getString(1)));
    }
    return conclusions;
  }
}
