package dev.initsweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the rows of results to the page, on a made-up replication whose answers are known. */
class ReplicationPipelineTest {

  private static final Path QUERIES = Path.of("jobs/sql/paper");

  /** Student's t for five seeds; R 4.3: qt(.975, 4). */
  private static final double T4 = 2.776445105;

  @TempDir private Path temp;
  private Path docs;

  @Test
  void theRatioFallsThroughOneWhereTheRowsSay() throws SQLException, IOException {
    make("true");
    List<String> all = row("crossings", "mnist", "all weights and biases");
    // Shifts of log ratio by -.02 to .02 over a slope of .3 move the crossing's log s0^2.
    double half = T4 * .01 * Math.sqrt(2.5 / 5) / .3;
    assertThat(all.get(2))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f)",
                .14,
                .14 * Math.exp(-half / 2),
                .14 * Math.exp(half / 2)));
    assertThat(row("crossings", "mnist", "layer 3, output").get(2)).startsWith("0.170 (");
    assertThat(all.get(5)).isEqualTo("does not contain it");
    assertThat(Double.parseDouble(all.get(6)))
        .isCloseTo(2 * Math.log(.2 / .14) / Math.log(2), within(.005));
  }

  @Test
  void otherRatesAreComparedBySeed() throws SQLException, IOException {
    make("true");
    // The rows have a log loss that is higher by rate - .02, the same for every seed.
    assertThat(row("rates", "0.15"))
        .containsExactly(
            "0.15",
            "+8.3 (8.3 to 8.3)",
            "+3.0 (3.0 to 3.0)",
            "-1.0 (-1.0 to -1.0)",
            "-2.0 (-2.0 to -2.0)");
    assertThat(row("rates-summary", "0.1").subList(2, 4)).containsExactly("15", "0");
    assertThat(ask("same-trainings").value("word")).isEqualTo("the same to the last bit");
  }

  @Test
  void theTextsPlaceAndTheFiguresAreHeldAgainstTheInterval() throws SQLException, IOException {
    make("true");
    // The lower end, .15, is a rejected point.
    assertThat(row("text-and-figures", "least loss").subList(3, 7))
        .containsExactly("0.2", "0.15 to 0.3", "not contained", "contained");
    assertThat(row("text-and-figures", "highest accuracy on the test images").subList(3, 7))
        .containsExactly("0.1", "0.1 to 0.1", "not contained", "contained");
  }

  @Test
  void oursStandBesideTheirsAndAddedPointsApart() throws SQLException, IOException {
    make("true");
    List<String> here = row("side-by-side", "0.2");
    assertThat(here.get(1)).isEqualTo("0.1564");
    assertThat(here.get(2)).startsWith("0.1570 (");
    assertThat(here.get(12)).isEqualTo("10");
    assertThat(column("side-by-side", "s0"))
        .hasSize(14)
        .doesNotContain("0.175")
        .contains("He", "He, gain 1 in the output layer");
    assertThat(column("added", "s0")).containsExactly("0.175");
    assertThat(row("added", "0.175").get(1)).isEqualTo("prediction of pilot-1ep");
    // The rows' V is published V only where the ratio is: it fits nowhere.
    assertThat(ask("best-fit").value("fitting")).isEqualTo("none");
  }

  @Test
  void aFolderThatIsTrainedInPartSaysWhatIsMissing() throws SQLException, IOException {
    make("seed <= 5 AND s0 < 0.21 AND learning_rate = 0.02 AND epochs = 5 AND data = 'mnist'");
    assertThat(ask("state").value("sentence"))
        .isEqualTo(
            "It is not trained to its end: of 12 groups, done are 0, and begun 4. Tables show what"
                + " there is; what they say of a group that is not done may change.");
    assertThat(row("progress", "mnist", "784-256-256-10", "zero", "0.02", "5").subList(6, 10))
        .containsExactly("5 of 12", "40", "0", "begun");
    assertThat(row("progress", "mnist", "784-256-256-10", "zero", "0.0001").subList(6, 10))
        .containsExactly("0 of 12", "0", "0", "not begun");
    assertThat(row("side-by-side", "0.2").get(2)).startsWith("0.1570 (");
    assertThat(row("side-by-side", "0.3").get(2)).isEqualTo(QueryAnswer.NONE);
    assertThat(ask("in-short").value("place")).isEqualTo("Not judged yet.");
    assertThat(ask("rates").rows()).isEmpty();
    fillAllOf();
  }

  @Test
  void aFolderThatIsEmptyGivesAPageToo() throws SQLException, IOException {
    docs = Files.createDirectories(temp.resolve("docs"));
    copyByHand();
    PageTables.write(QUERIES, temp.resolve("no-such-folder"), docs);
    assertThat(ask("state").value("sentence")).startsWith("Nothing of it is trained yet");
    assertThat(column("side-by-side", "loss, ours")).containsOnly(QueryAnswer.NONE);
    fillAllOf();
  }

  @Test
  void allOfItGivesAWholePage() throws SQLException, IOException {
    make("true");
    assertThat(ask("state").value("sentence"))
        .isEqualTo(
            "Each of its 12 groups is trained at every point of its grid, and judged where the plan"
                + " asks for verdicts.");
    String page = fillAllOf();
    assertThat(page).doesNotContain("There is nothing to show here").doesNotContain("-->–<!--");
  }

  /** Fills in the page and draws its figures, and so asks every query. */
  private String fillAllOf() throws SQLException, IOException {
    String page = Files.readString(Path.of("docs/paper/README.md"));
    String filled = FilledPage.filled(page, QUERIES, docs);
    assertThat(FilledPage.filled(filled, QUERIES, docs)).isEqualTo(filled);
    for (Map.Entry<String, String> figure : ReplicationFigures.of(docs).entrySet()) {
      assertThat(page).contains("](%s.svg)".formatted(figure.getKey()));
      assertThat(figure.getValue()).endsWith("</svg>\n");
    }
    return filled;
  }

  private void make(String trained) throws SQLException, IOException {
    docs = Files.createDirectories(temp.resolve("docs"));
    copyByHand();
    Path results = temp.resolve("results");
    MadeUpReplication.write(results, trained);
    PageTables.write(QUERIES, results, docs);
  }

  private void copyByHand() throws IOException {
    Files.copy(Path.of("docs/paper/published.csv"), docs.resolve("published.csv"));
    Files.writeString(docs.resolve("spot-check.csv"), "id,answer\n");
  }

  private QueryAnswer ask(String query) throws SQLException, IOException {
    try (Duck duck = Duck.ofCommitted(docs)) {
      return duck.ask(Files.readString(QUERIES.resolve(query + ".sql")));
    }
  }

  /** The only row that begins with some texts. */
  private List<String> row(String query, String... beginning) throws SQLException, IOException {
    List<List<String>> found = new ArrayList<>();
    for (List<String> row : ask(query).rows()) {
      if (row.subList(0, beginning.length).equals(List.of(beginning))) {
        found.add(row);
      }
    }
    assertThat(found).as("%s %s", query, List.of(beginning)).hasSize(1);
    return found.get(0);
  }

  private List<String> column(String query, String name) throws SQLException, IOException {
    QueryAnswer answer = ask(query);
    return answer.rows().stream().map(row -> row.get(answer.columns().indexOf(name))).toList();
  }
}
