package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every file of jobs/sql against tables whose answers are known by hand. */
class SqlFilesTest {

  private static final Path FOLDER = Path.of("jobs/sql");

  @TempDir static Path temp;
  private static SparkSession spark;

  @BeforeAll
  static void register() {
    spark = LocalSpark.session();
    ResultsFolder folder = LocalSpark.folder(temp);
    SmallTables.write(spark, folder);
    SqlViews.register(spark, folder, "dl4j");
  }

  @Test
  void everyFileBeginsWithItsQuestionAndHasATestHere() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "best-variance.sql",
              "claim-2.sql",
              "completeness.sql",
              "diverged.sql",
              "exponents.sql",
              "he-against-predicted.sql",
              "loss-by-budget.sql",
              "throughput.sql")
          .allSatisfy(
              name -> assertThat(FOLDER.resolve(name)).content().matches("(?s)-- [A-Z].*\\?\n.*"));
    }
  }

  @Test
  void bestVariance() throws IOException {
    Row row = only("best-variance.sql");
    assertThat(row.<Double>getAs("best_variance_scale")).isEqualTo(4);
    assertThat(row.<Double>getAs("best_ratio_to_he")).isEqualTo(2);
    assertThat(row.<Double>getAs("best_variance_of_first_layer"))
        .isCloseTo(4. / 784, within(1e-15));
    // The geometric mean of .1, .2 and .4.
    assertThat(row.<Double>getAs("least_train_loss")).isCloseTo(.2, within(1e-12));
    assertThat(row.<Long>getAs("seeds_there")).isEqualTo(3);
    assertThat(row.<Boolean>getAs("at_an_edge")).isTrue();
  }

  private Row bestVariance(String cells) throws IOException {
    return spark
        .sql(
            Files.readString(FOLDER.resolve("best-variance.sql"))
                .replace("FROM cells", "FROM " + cells))
        .collectAsList()
        .get(0);
  }

  /** On other axes than fan-in the layers differ, and there is no one variance scale. */
  @Test
  void pointsWithoutOneVarianceScaleAreAnsweredToo() throws IOException {
    String cells =
        "(SELECT * EXCEPT (variance_scale), CAST(NULL AS DOUBLE) AS variance_scale FROM cells) cells";
    Row best = bestVariance(cells);
    assertThat(best.<Double>getAs("best_variance_scale")).isNull();
    assertThat(best.<Double>getAs("best_ratio_to_he")).isEqualTo(2);
    assertThat(best.<Double>getAs("least_train_loss")).isCloseTo(.2, within(1e-12));
    assertThat(
            spark
                .sql(
                    Files.readString(FOLDER.resolve("loss-by-budget.sql"))
                        .replace("JOIN cells", "JOIN " + cells))
                .collectAsList())
        .hasSize(13);
  }

  @Test
  void aLossOfZeroHasALogarithm() throws IOException {
    String cells = "(SELECT * EXCEPT (final_train_loss), 0D AS final_train_loss FROM cells) cells";
    Row best = bestVariance(cells);
    assertThat(best.<Double>getAs("least_train_loss")).isCloseTo(1e-12, within(1e-24));
  }

  @Test
  void heAgainstPredicted() throws IOException {
    Row row = only("he-against-predicted.sql");
    assertThat(row.<String>getAs("predictor")).isEqualTo("kl-once");
    assertThat(row.<Long>getAs("pairs")).isEqualTo(3);
    assertThat(row.<Double>getAs("log_loss_less_he")).isCloseTo(-Math.log(2), within(1e-12));
    assertThat(row.<Double>getAs("accuracy_less_he")).isCloseTo(.01, within(1e-12));
  }

  @Test
  void diverged() throws IOException {
    Row row = only("diverged.sql");
    assertThat(row.<Double>getAs("ratio_to_he")).isEqualTo(8);
    assertThat(row.<Long>getAs("cells")).isEqualTo(1);
    assertThat(row.<Integer>getAs("first_epoch")).isEqualTo(2);
  }

  @Test
  void claim2() throws IOException {
    Row row = only("claim-2.sql");
    assertThat(row.<String>getAs("predictor")).isEqualTo("kl-once");
    assertThat(row.<String>getAs("reference")).isEqualTo("he");
    assertThat(row.<String>getAs("conclusion")).isEqualTo("HOLDS");
    assertThat(row.<String>getAs("group_title")).isEqualTo(SmallTables.GROUP.title());
    assertThat(row.<Double>getAs("estimate_high")).isEqualTo(-.68);
  }

  @Test
  void exponents() throws IOException {
    Row row = only("exponents.sql");
    assertThat(row.<String>getAs("quantity")).isEqualTo("eta");
    assertThat(row.<Double>getAs("slope")).isEqualTo(-.9);
    assertThat(row.<Double>getAs("claimed")).isEqualTo(-1);
  }

  @Test
  void lossByBudget() throws IOException {
    List<Row> rows = run("loss-by-budget.sql");
    // Epochs 0 to 3 at three scales, and epoch 0 of the cell that diverged.
    assertThat(rows).hasSize(13);
    assertThat(rows)
        .filteredOn(row -> row.<Integer>getAs("epoch") == 2)
        .extracting(row -> row.<Double>getAs("variance_scale"))
        .containsExactly(1.0, 2.0, 4.0);
    Row last = rows.get(rows.size() - 1);
    assertThat(last.<Integer>getAs("epoch")).isEqualTo(3);
    assertThat(last.<Double>getAs("train_loss")).isCloseTo(.2, within(1e-12));
  }

  @Test
  void throughput() throws IOException {
    Row row = only("throughput.sql");
    assertThat(row.<Long>getAs("cells")).isEqualTo(10);
    // 1,000 examples, 3 epochs, half a second.
    assertThat(row.<Double>getAs("samples_per_second")).isCloseTo(6000, within(1e-9));
  }

  @Test
  void completeness() throws IOException {
    Row row = only("completeness.sql");
    assertThat(row.<Long>getAs("cells")).isEqualTo(12);
    assertThat(row.<Long>getAs("ok")).isEqualTo(10);
    assertThat(row.<Long>getAs("diverged")).isEqualTo(1);
    assertThat(row.<Long>getAs("failed")).isEqualTo(1);
    assertThat(row.<String>getList(row.fieldIndex("failures"))).containsExactly("out-of-memory");
    assertThat(row.<String>getAs("a_message")).isEqualTo("no memory for 1 array");
  }

  @Test
  void curvesHoldEveryEpochAndTheStart() {
    String id = SmallTables.GROUP.he(1).id();
    List<Row> rows =
        spark.sql("SELECT * FROM curves WHERE id = '" + id + "' ORDER BY epoch").collectAsList();
    assertThat(rows).hasSize(4);
    assertThat(rows)
        .extracting(row -> row.<Double>getAs("running_loss"))
        .containsExactly(null, 8 * .2, 4 * .2, 2 * .2);
    assertThat(rows)
        .extracting(row -> row.<Double>getAs("test_loss"))
        .containsExactly(1.5 * 2.5, 1.5 * .8, 1.5 * .4, 1.5 * .2);
    // V: 784 x 8 and 8 x 10 weights, 8 and 10 biases.
    double v = (6272 * .0025 + 80 * .25 + 10 * .125) / (6272 + 80 + 18);
    for (Row row : rows) {
      assertThat(row.<Double>getAs("mean_square")).isCloseTo(v, within(1e-12));
    }
    assertThat(rows.get(0).<Object>getAs("layer_ratios")).isNull();
    // He's scale of the output layer is 2 / 8.
    assertThat(rows.get(3).<Double>getList(rows.get(3).fieldIndex("layer_ratios")).get(1))
        .isCloseTo((80 * .25 + 10 * .125) / 90 / .25, within(1e-12));
  }

  private static Row only(String file) throws IOException {
    List<Row> rows = run(file);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static List<Row> run(String file) throws IOException {
    return spark.sql(Files.readString(FOLDER.resolve(file))).collectAsList();
  }
}
