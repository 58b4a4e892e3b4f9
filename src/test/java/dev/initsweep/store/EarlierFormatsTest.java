package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Claim;
import dev.initsweep.cell.Conclusion;
import dev.initsweep.cell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables that earlier versions wrote are kept under src/test/resources and read by this one. {@code
 * format-1} and {@code format-2} were written by {@link SmallTables#write} when these versions were
 * fixed; they are never written again.
 */
class EarlierFormatsTest {

  private static final Path KEPT = Path.of("src/test/resources/dev/initsweep/store");

  private final SparkSession spark = LocalSpark.session();

  @TempDir Path temp;

  @Test
  void tablesOfFormat1AreRead() {
    assertTables("format-1", SmallTables.cellsOfFormat1());
  }

  @Test
  void tablesOfFormat2AreRead() {
    ResultsFolder folder = assertTables("format-2", SmallTables.cells());
    assertThat(folder.exponents().read(SmallTables.PLAN))
        .containsExactly(SmallTables.exponent(-.9));
  }

  private ResultsFolder assertTables(String format, List<CellResult> written) {
    ResultsFolder folder = ResultsFolder.at(KEPT.resolve(format).toString(), spark);
    List<CellResult> cells =
        written.stream().sorted(Comparator.comparing(result -> result.cell().id())).toList();
    assertThat(folder.cells().skippedFiles()).isEmpty();
    assertThat(folder.cells().read(LocalSpark.ids(cells))).isEqualTo(cells);
    assertThat(folder.predictions().read()).isEqualTo(SmallTables.predictions());
    assertThat(folder.verdicts().read(SmallTables.PLAN))
        .containsExactly(
            SmallTables.verdict(Claim.COINCIDENCE, Conclusion.COINCIDES),
            SmallTables.verdict(Claim.LOWER_LOSS, Conclusion.HOLDS));
    assertThat(folder.plans()).containsExactly(SmallTables.PLAN);
    return folder;
  }

  /** Cells of both formats in one folder: those of format 1 have null where they say nothing. */
  @Test
  void viewsOfAFolderOfBothFormatsHaveAllRows() throws IOException {
    copy(KEPT.resolve("format-1"), temp.resolve("results"));
    ResultsFolder folder = LocalSpark.folder(temp);
    List<CellResult> others = LocalSpark.results(51, 40);
    LocalSpark.write(folder, others);
    SqlViews.register(spark, folder, "dl4j");
    long alive = others.stream().filter(r -> !(r.outcome() instanceof Outcome.Failed)).count();
    assertThat(spark.sql("SELECT * FROM cells").count()).isEqualTo(52);
    assertThat(spark.sql("SELECT initial_mean_square FROM cells").na().drop().count())
        .isEqualTo(alive);
    String counted =
        Arrays.stream(CellSchema.schema().fields())
            .filter(Columns::isAdded)
            .map(field -> "count(%s)".formatted(field.name()))
            .collect(Collectors.joining(" + "));
    Row earlier =
        spark
            .sql(
                "SELECT count(*), %s FROM cells WHERE setting_id = '%s'"
                    .formatted(counted, SmallTables.GROUP.setting().id()))
            .head();
    assertThat(List.of(earlier.getLong(0), earlier.getLong(1))).containsExactly(12L, 0L);
    assertThat(spark.sql("SELECT * FROM curves WHERE epoch = 0").count()).isEqualTo(alive + 11);
    assertThat(spark.sql("SELECT * FROM verdicts WHERE reference IS NULL").count()).isEqualTo(2);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
