package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.Status;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellTableTest {

  @TempDir Path temp;
  private SparkSession spark;
  private ResultsFolder folder;

  @BeforeEach
  void open() {
    spark = LocalSpark.session();
    folder = ResultsFolder.at(temp.resolve("results").toString(), spark);
  }

  @Test
  void aNewFolderHasNoCells() {
    assertThat(folder.exists()).isFalse();
    assertThat(folder.cells().statuses(spark)).isEmpty();
    assertThat(folder.cells().read(spark, Set.of("x"))).isEmpty();
    assertThat(folder.cells().view(spark).count()).isZero();
  }

  @Test
  void whatTwoJobsWroteIsReadInOrderOfTheIds() {
    List<CellResult> one = results(7, 20);
    List<CellResult> two = results(8, 20);
    LocalSpark.write(folder, one);
    LocalSpark.write(folder, two);
    List<CellResult> all =
        Stream.concat(one.stream(), two.stream())
            .sorted(Comparator.comparing(result -> result.cell().id()))
            .toList();
    assertThat(folder.cells().read(spark, ids(all))).isEqualTo(all);
  }

  @Test
  void onlyTheCellsAskedForAreRead() {
    List<CellResult> all = results(9, 10);
    LocalSpark.write(folder, all);
    CellResult wanted = all.get(3);
    assertThat(folder.cells().read(spark, Set.of(wanted.cell().id(), "unknown")))
        .containsExactly(wanted);
  }

  @Test
  void statusesTellHowEachCellEnded() {
    List<CellResult> all = results(10, 30);
    LocalSpark.write(folder, all);
    assertThat(folder.cells().statuses(spark))
        .hasSize(30)
        .allSatisfy(
            (id, state) -> {
              CellResult result =
                  all.stream().filter(r -> r.cell().id().equals(id)).findFirst().orElseThrow();
              assertThat(state.status()).isEqualTo(result.outcome().status());
              assertThat(state.failure().isPresent()).isEqualTo(state.status() == Status.FAILED);
            });
  }

  private static Set<String> ids(List<CellResult> results) {
    return results.stream().map(result -> result.cell().id()).collect(Collectors.toSet());
  }

  private static List<CellResult> results(long seed, int count) {
    return Stream.generate(new RandomResults(seed)::next).limit(count).toList();
  }
}
