package dev.initsweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilledPageTest {

  private static final Map<String, QueryAnswer> ANSWERS =
      Map.of(
          "counts", new QueryAnswer(List.of("all_groups", "open"), List.of(List.of("52", "7"))),
          "by-width",
              new QueryAnswer(
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
    String filled = FilledPage.filled(page, ANSWERS::get);
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
    assertThat(FilledPage.filled(filled, ANSWERS::get)).isEqualTo(filled);
    assertThat(FilledPage.queries(page)).containsExactlyInAnyOrder("by-width", "counts");
    assertThat(FilledPage.byHand(page)).isEqualTo("In  of  groups, 3.\n\n\nLast line.\n");
  }

  @Test
  void refusesAValueThatIsNotOne() {
    assertThatThrownBy(() -> FilledPage.filled("<!-- by-width.width -->64<!-- / -->", ANSWERS::get))
        .hasMessageContaining("Invalid value width: the query has 2 rows");
    assertThatThrownBy(() -> FilledPage.filled("<!-- counts.none -->64<!-- / -->", ANSWERS::get))
        .hasMessageContaining("Invalid value none");
  }

  @Test
  void saysSoWhereATableHasNoRow() {
    QueryAnswer none = new QueryAnswer(List.of("width"), List.of());
    assertThat(FilledPage.filled("<!-- table by-width -->\n<!-- /table -->\n", name -> none))
        .isEqualTo(
            """
            <!-- table by-width -->

            | width |
            |---|

            *There is nothing to show here.*

            <!-- /table -->
            """);
  }
}
