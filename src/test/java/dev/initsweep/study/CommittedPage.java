package dev.initsweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every table, number and figure of a page is what its query says of the committed tables. */
abstract class CommittedPage {

  private final Path folder;
  private final Path queries;

  CommittedPage(String folder, String queries) {
    this.folder = Path.of(folder);
    this.queries = Path.of(queries);
  }

  abstract Map<String, String> figures(Path committed) throws SQLException, IOException;

  @Test
  void asksEveryQueryAndNoOther() throws IOException {
    assertThat(FilledPage.queries(page()))
        .containsExactlyInAnyOrderElementsOf(
            Duck.sorted(queries, ".sql").stream().map(Duck::name).toList());
  }

  @Test
  void everyQueryBeginsWithItsQuestion() throws IOException {
    assertThat(Duck.sorted(queries, ".sql"))
        .allSatisfy(file -> assertThat(file).content().matches("(?s)-- [A-Z][^;]*?\\?\n.*"));
  }

  @Test
  void saysWhatTheQueriesSay() throws SQLException, IOException {
    assertThat(FilledPage.filled(page(), queries, folder)).isEqualTo(page());
  }

  @Test
  void figuresShowWhatTheQueriesSay() throws SQLException, IOException {
    Map<String, String> figures = figures(folder);
    assertThat(Duck.sorted(folder, ".svg").stream().map(Duck::name))
        .containsExactlyInAnyOrderElementsOf(figures.keySet());
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      assertThat(folder.resolve(figure.getKey() + ".svg")).hasContent(figure.getValue());
      assertThat(page()).contains("](%s.svg)".formatted(figure.getKey()));
    }
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("README.md"));
  }
}
