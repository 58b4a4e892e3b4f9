package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two results of one cell, one of which may come from a table of format 1. */
class RowDifferenceTest {

  private static final int OF_FORMAT_1 = 26;
  private static final int ADDED = 12;

  @TempDir Path temp;

  @Test
  void resultsOfTodayAreComparedInAllColumns() {
    for (CellResult result : trained(61)) {
      assertThat(RowDifference.compared(result, result)).isEqualTo(OF_FORMAT_1 + ADDED);
      assertThat(RowDifference.of(result, result)).isEmpty();
    }
  }

  @Test
  void aResultOfFormat1IsComparedInTheColumnsThatItHas() {
    for (CellResult result : trained(62)) {
      CellResult earlier = EarlierRows.of(result);
      assertThat(RowDifference.compared(earlier, result)).isEqualTo(OF_FORMAT_1);
      assertThat(RowDifference.of(earlier, result)).isEmpty();
      assertThat(RowDifference.of(result, earlier)).isEmpty();
    }
  }

  @Test
  void aResultOfFormat1MayDifferInTheColumnsThatItHas() {
    RandomResults random = new RandomResults(63);
    Cell cell = random.cell();
    CellResult one = new CellResult(cell, random.trained(cell), random.provenance("dl4j", "k"));
    CellResult other = new CellResult(cell, random.trained(cell), one.provenance());
    assertThat(RowDifference.of(EarlierRows.of(one), other))
        .extracting(RowDifference::column)
        .contains("initial_train_loss", "drift", "checkpoint_mean_squares")
        .doesNotContain("noise_isotropy", "final_layer_ratios");
  }

  @Test
  void viewsOfBothFormatsAreComparedAlike() {
    SparkSession spark = LocalSpark.session();
    List<CellResult> results = LocalSpark.results(64, 30);
    EarlierRows.write(temp.resolve("earlier"), results);
    ResultsFolder todays = LocalSpark.folder(temp);
    LocalSpark.write(todays, results);
    Dataset<Row> earlier =
        ResultsFolder.at(temp.resolve("earlier").toString(), spark).cells().view(spark);
    assertThat(same(earlier, todays.cells().view(spark))).isEqualTo(30);
    assertThat(same(todays.cells().view(spark), todays.cells().view(spark))).isEqualTo(30);
    Dataset<Row> other = todays.cells().view(spark).withColumn("virial", functions.lit(7.0));
    Dataset<Row> alike =
        todays.cells().view(spark).withColumn("noise_isotropy", functions.lit(7.0));
    long failed = results.stream().filter(r -> r.outcome() instanceof Outcome.Failed).count();
    assertThat(same(earlier, other)).isZero();
    assertThat(same(earlier, alike)).isEqualTo(30);
    // Failed rows have no result columns but the status to compare.
    assertThat(same(todays.cells().view(spark), alike)).isEqualTo(failed);
  }

  private static long same(Dataset<Row> one, Dataset<Row> other) {
    return one.alias("a")
        .join(other.alias("b"), functions.col("a.id").equalTo(functions.col("b.id")))
        .where(ResultColumns.same("a", "b"))
        .count();
  }

  private static List<CellResult> trained(long seed) {
    return Stream.generate(new RandomResults(seed)::next)
        .filter(result -> result.outcome() instanceof Outcome.Trained)
        .limit(20)
        .toList();
  }
}
