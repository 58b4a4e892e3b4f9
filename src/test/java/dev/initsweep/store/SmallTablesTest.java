package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Audit;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Prediction;
import dev.initsweep.cell.Status;
import dev.initsweep.plan.PredictorSpec;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of predictions and verdicts. */
class SmallTablesTest {

  @TempDir Path temp;
  private SparkSession spark;
  private ResultsFolder folder;

  @BeforeEach
  void open() {
    spark = LocalSpark.session();
    folder = LocalSpark.folder(temp);
  }

  @Test
  void predictionsComeBackAsStoredAndTheFirstOneStays() {
    Map<PredictionKey, Prediction> stored = SmallTables.predictions();
    folder.predictions().add(stored, List.of(SmallTables.GROUP));
    PredictionKey key = new PredictionKey(SmallTables.GROUP.id(), "kl-once", "basis");
    Prediction other =
        Prediction.none(key.group(), "kl-once", SmallTables.GROUP.setting(), "changed its mind");
    folder.predictions().add(Map.of(key, other), List.of(SmallTables.GROUP));
    assertThat(folder.predictions().read()).isEqualTo(stored);
  }

  @Test
  void aPredictionsKeyDependsOnFormulaBudgetAndTrainingsButNotOnTheirOrder() {
    PredictorSpec spec = PredictorSpec.named("kl-once");
    PredictionKey key = PredictionKey.of(SmallTables.GROUP, spec, 0, List.of("a", "b"));
    assertThat(PredictionKey.of(SmallTables.GROUP, spec, 0, List.of("b", "a"))).isEqualTo(key);
    assertThat(PredictionKey.of(SmallTables.GROUP, spec, 0, List.of("a"))).isNotEqualTo(key);
    assertThat(PredictionKey.of(SmallTables.GROUP, spec, 5, List.of("a", "b"))).isNotEqualTo(key);
    assertThat(
            PredictionKey.of(
                SmallTables.GROUP,
                new PredictorSpec("kl-once", "2 / eta", Map.of()),
                0,
                List.of("a", "b")))
        .isNotEqualTo(key);
  }

  @Test
  void verdictsOfAPlanReplaceThoseThatItHadAndNoOthers() {
    folder
        .verdicts()
        .replace(
            "other",
            List.of(SmallTables.verdict(Claim.HIGHER_ACCURACY, Conclusion.UNDECIDED)),
            List.of(SmallTables.GROUP));
    for (Conclusion conclusion : List.of(Conclusion.INCOMPLETE, Conclusion.HOLDS)) {
      folder
          .verdicts()
          .replace(
              SmallTables.PLAN,
              List.of(SmallTables.verdict(Claim.LOWER_LOSS, conclusion)),
              List.of(SmallTables.GROUP));
    }
    assertThat(folder.verdicts().read(SmallTables.PLAN))
        .containsExactly(SmallTables.verdict(Claim.LOWER_LOSS, Conclusion.HOLDS));
    assertThat(folder.verdicts().read("other"))
        .containsExactly(SmallTables.verdict(Claim.HIGHER_ACCURACY, Conclusion.UNDECIDED));
    assertThat(temp.resolve("results/verdicts").toFile().list((dir, name) -> !name.startsWith(".")))
        .hasSize(2);
  }

  @Test
  void auditsComeBackAsStored() {
    Audit close =
        new Audit(
            "a",
            OptionalInt.of(4),
            "fused",
            "dl4j",
            Status.OK,
            Status.OK,
            OptionalDouble.of(.01),
            OptionalDouble.of(.0101),
            OptionalDouble.empty(),
            true);
    Audit diverged =
        new Audit(
            "b",
            OptionalInt.empty(),
            "fused",
            "dl4j",
            Status.DIVERGED,
            Status.OK,
            OptionalDouble.empty(),
            OptionalDouble.of(3),
            OptionalDouble.empty(),
            false);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    folder
        .audits()
        .write(
            spark,
            context.parallelize(
                List.of(AuditTable.toRow(diverged, "zen"), AuditTable.toRow(close, "zen")), 1));
    assertThat(folder.audits().read()).containsExactly(close, diverged);
  }

  @Test
  void exponentsOfAPlanReplaceThoseThatItHad() {
    folder.exponents().replace("other", List.of(SmallTables.exponent(1)));
    folder.exponents().replace(SmallTables.PLAN, List.of(SmallTables.exponent(-.5)));
    folder.exponents().replace(SmallTables.PLAN, List.of(SmallTables.exponent(-.9)));
    assertThat(folder.exponents().read(SmallTables.PLAN))
        .containsExactly(SmallTables.exponent(-.9));
    folder.exponents().replace(SmallTables.PLAN, List.of());
    assertThat(folder.exponents().read(SmallTables.PLAN)).isEmpty();
    assertThat(folder.exponents().read("other")).hasSize(1);
  }

  @Test
  void theLastPlanThatRanComesLast() {
    folder.keepPlan("b", "{\"epochs\":20}");
    folder.keepPlan("a", "{}");
    assertThat(folder.plans()).containsExactlyInAnyOrder("a", "b");
    File older = temp.resolve("results/plans/a.json").toFile();
    assertThat(older.setLastModified(older.lastModified() - 60_000)).isTrue();
    assertThat(folder.plans()).containsExactly("a", "b");
    folder.keepPlan("a", "{}");
    File other = temp.resolve("results/plans/b.json").toFile();
    assertThat(other.setLastModified(other.lastModified() - 60_000)).isTrue();
    assertThat(folder.plans()).containsExactly("b", "a");
    assertThat(folder.readPlan("b")).contains("{\"epochs\":20}");
    assertThat(folder.readPlan("c")).isEmpty();
  }
}
