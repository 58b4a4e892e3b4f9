package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cell.Cell;
import dev.initsweep.cell.CellResult;
import dev.initsweep.cell.GradientNoise;
import dev.initsweep.cell.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
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
  void tablesOfBothFormatsAreComparedAlike() {
    List<CellResult> results = LocalSpark.results(64, 30);
    List<CellResult> alike = results.stream().map(RowDifferenceTest::isotropic).toList();
    EarlierRows.write(temp.resolve("earlier"), results);
    CellTable earlier = table("earlier");
    CellTable todays = written("todays", results);
    CellTable others = written("others", alike);
    assertThat(CellComparison.of(earlier, todays).equal()).isEqualTo(30);
    assertThat(CellComparison.of(todays, todays).equal()).isEqualTo(30);
    assertThat(CellComparison.of(earlier, others).equal()).isEqualTo(30);
    CellComparison differ = CellComparison.of(todays, others);
    assertThat(differ.different())
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(
            LocalSpark.ids(
                results.stream().filter(r -> r.outcome() instanceof Outcome.Trained).toList()));
    assertThat(differ.equal()).isEqualTo(30 - differ.different().size());
  }

  @Test
  void cellsOfOneTableAloneAndOfAnotherKernelAreCounted() {
    List<CellResult> results = trained(66);
    CellTable some = written("some", results.subList(0, 15));
    List<CellResult> others =
        results.subList(5, 20).stream()
            .map(
                result ->
                    new CellResult(
                        result.cell(),
                        isotropic(result).outcome(),
                        new RandomResults(67).provenance("dl4j", "another kernel")))
            .toList();
    assertThat(CellComparison.of(some, written("more", others)))
        .isEqualTo(new CellComparison(5, 5, 0, List.of(), 10));
  }

  private CellTable table(String name) {
    return ResultsFolder.at(temp.resolve(name).toString(), new Configuration()).cells();
  }

  private CellTable written(String name, List<CellResult> results) {
    LocalSpark.write(ResultsFolder.at(temp.resolve(name).toString(), new Configuration()), results);
    return table(name);
  }

  /** Differs in a column that format 1 does not have. */
  private static CellResult isotropic(CellResult result) {
    if (!(result.outcome() instanceof Outcome.Trained trained)) {
      return result;
    }
    GradientNoise noise = trained.noise();
    return new CellResult(
        result.cell(),
        new Outcome.Trained(
            trained.start(),
            trained.checkpoints(),
            trained.runningLosses(),
            trained.balance(),
            new GradientNoise(
                noise.start(), noise.end(), noise.virial(), 7, noise.layerIsotropies()),
            trained.testCorrect()),
        result.provenance());
  }

  private static List<CellResult> trained(long seed) {
    return Stream.generate(new RandomResults(seed)::next)
        .filter(result -> result.outcome() instanceof Outcome.Trained)
        .limit(20)
        .toList();
  }
}
