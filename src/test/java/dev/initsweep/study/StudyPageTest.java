package dev.initsweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every table and number of the study's page is what its query says of the committed tables. */
class StudyPageTest {

  private static final Path FOLDER = Path.of("docs/study");
  private static final Map<String, Answer> ANSWERS =
      Map.of(
          "counts", new Answer(List.of("all_groups", "open"), List.of(List.of("52", "7"))),
          "by-width",
              new Answer(
                  List.of("width", "best_g"), List.of(List.of("64", "8"), List.of("128", "a|b"))));

  @Test
  void fillsInTablesAndNumbersAndChangesNothingElse() {
    String page =
        """
        In <!-- counts.open -->1<!-- / --> of <!-- counts.all_groups --><!-- / --> groups, 3.

        <!-- table by-width -->
        | stale |
        <!-- /table -->
        Last line.
        """;
    String filled = StudyPage.filled(page, ANSWERS::get);
    assertThat(filled)
        .isEqualTo(
            """
            In <!-- counts.open -->7<!-- / --> of <!-- counts.all_groups -->52<!-- / --> groups, 3.

            <!-- table by-width -->

            | width | best g |
            |---|---|
            | 64 | 8 |
            | 128 | a\\|b |

            <!-- /table -->
            Last line.
            """);
    assertThat(StudyPage.filled(filled, ANSWERS::get)).isEqualTo(filled);
    assertThat(StudyPage.queries(page)).containsExactlyInAnyOrder("by-width", "counts");
    assertThat(StudyPage.byHand(page)).isEqualTo("In  of  groups, 3.\n\n\nLast line.\n");
  }

  @Test
  void refusesAValueThatIsNotOne() {
    assertThatThrownBy(() -> StudyPage.filled("<!-- by-width.width -->64<!-- / -->", ANSWERS::get))
        .hasMessageContaining("Invalid value width: the query has 2 rows");
    assertThatThrownBy(() -> StudyPage.filled("<!-- counts.none -->64<!-- / -->", ANSWERS::get))
        .hasMessageContaining("Invalid value none");
  }

  @Test
  void asksEveryQueryOfTheStudyAndNoOther() throws IOException {
    assertThat(StudyPage.queries(page()))
        .containsExactlyInAnyOrderElementsOf(
            Duck.sorted(StudyPage.QUERIES, ".sql").stream().map(Duck::name).toList());
    assertThat(Duck.sorted(StudyPage.QUERIES, ".sql"))
        .allSatisfy(file -> assertThat(file).content().matches("(?s)-- [A-Z].*\\?\n.*"));
  }

  @Test
  void saysWhatTheQueriesSay() throws SQLException, IOException {
    assertThat(StudyPage.filled(page(), FOLDER)).isEqualTo(page());
  }

  @Test
  void figuresShowWhatTheQueriesSay() throws SQLException, IOException {
    Map<String, String> figures = StudyFigures.of(FOLDER);
    assertThat(Duck.sorted(FOLDER, ".svg").stream().map(Duck::name))
        .containsExactlyInAnyOrderElementsOf(figures.keySet());
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      assertThat(FOLDER.resolve(figure.getKey() + ".svg")).hasContent(figure.getValue());
      assertThat(page()).contains("](%s.svg)".formatted(figure.getKey()));
    }
  }

  private static String page() throws IOException {
    return Files.readString(FOLDER.resolve("README.md"));
  }
}
