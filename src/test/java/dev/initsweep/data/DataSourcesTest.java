package dev.initsweep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.InputShape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourcesTest {

  private static final DataSources SOURCES = DataSources.standard(Path.of("no-such-folder"));

  @Test
  void knowsItsNames() {
    assertThat(SOURCES.names())
        .containsExactly("cifar-10", "digits", "fashion-mnist", "mnist", "synthetic", "wine");
  }

  /**
   * Digests by GNU coreutils 9.1: {@code for f in train-images-idx3 train-labels-idx1
   * t10k-images-idx3 t10k-labels-idx1; do sha256sum < $f-ubyte | cut -c1-64 | tr -d '\n'; done |
   * sha256sum}.
   */
  @ParameterizedTest
  @CsvSource({
    "mnist, c65580678af93f1ea48c2c0d01d543ec89307c6b8a0eb7ca542d7c18c5f4c681",
    "fashion-mnist, d1fd84a877f3b78fa9a171b3de73f93e7b6f69ed94bada3feae9d96821401f5c"
  })
  void factsOfKnownDataNeedNoFiles(String name, String digest) {
    assertThat(SOURCES.facts(name))
        .isEqualTo(
            new DataFacts(name, digest, 60_000, 10_000, new InputShape(List.of(28, 28)), 10));
  }

  @Test
  void factsOfTablesNeedNoFiles() {
    assertThat(SOURCES.facts("digits").trainExamples() + SOURCES.facts("digits").testExamples())
        .isEqualTo(1797);
    assertThat(SOURCES.facts("digits").shape()).isEqualTo(new InputShape(List.of(8, 8)));
    assertThat(SOURCES.facts("wine").trainExamples() + SOURCES.facts("wine").testExamples())
        .isEqualTo(178);
  }

  @Test
  void theLargeOneIsFetchedOnlyIfItIsAskedFor() {
    assertThat(SOURCES.namesFetchedUnasked())
        .containsExactly("digits", "fashion-mnist", "mnist", "synthetic", "wine");
  }

  @Test
  void namesTheKnownAndTheNearestForAnUnknownName() {
    assertThatThrownBy(() -> SOURCES.facts("mnits"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Invalid data set: mnits (expected one of cifar-10, digits, fashion-mnist, mnist, synthetic, wine, a file that"
                + " ends in .csv, .tsv, .csv.gz, .tsv.gz, .parquet, .npz, .npy, or a folder with / at its end; nearest: mnist)");
  }
}
