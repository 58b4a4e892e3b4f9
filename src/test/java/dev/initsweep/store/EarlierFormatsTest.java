package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * Tables that earlier versions wrote are kept under src/test/resources and read by this one. {@code
 * format-1} was written by {@link SmallTables#write} when version 1 was fixed; it is never written
 * again.
 */
class EarlierFormatsTest {

  @Test
  void tablesOfFormat1AreRead() {
    SparkSession spark = LocalSpark.session();
    ResultsFolder folder =
        ResultsFolder.at(
            Path.of("src/test/resources/dev/initsweep/store/format-1").toString(), spark);
    List<CellResult> cells =
        SmallTables.cells().stream()
            .sorted(Comparator.comparing(result -> result.cell().id()))
            .toList();
    assertThat(folder.cells().read(spark, LocalSpark.ids(cells))).isEqualTo(cells);
    assertThat(folder.predictions().read(spark)).isEqualTo(SmallTables.predictions());
    assertThat(folder.verdicts().read(spark, SmallTables.PLAN))
        .containsExactly(
            SmallTables.verdict(Claim.COINCIDENCE, Conclusion.COINCIDES),
            SmallTables.verdict(Claim.LOWER_LOSS, Conclusion.HOLDS));
    assertThat(folder.plans()).containsExactly(SmallTables.PLAN);
  }
}
