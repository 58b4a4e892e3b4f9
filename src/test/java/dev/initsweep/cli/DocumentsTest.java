package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.initsweep.cli.Documents.Example;
import dev.initsweep.cli.Documents.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that the pages show to be typed is left out of {@link DocumentsIT} unsaid. */
class DocumentsTest {

  @Test
  void everyExampleHasAWay() throws IOException {
    assertThat(Documents.examples().keySet())
        .hasSizeGreaterThan(50)
        .allSatisfy(example -> assertThat(Way.of(example)).isNotNull());
  }

  @Test
  void whatIsNotRunIsStillInThePages() throws IOException {
    assertThat(Documents.examples().keySet())
        .extracting(Example::title)
        .containsAll(Way.NOT_HERE.keySet());
  }

  @Test
  void theTestsThatAreNamedExist() {
    assertThat(Way.NOT_HERE.values())
        .extracting(Way.Reason::test)
        .filteredOn(test -> !test.isEmpty())
        .allSatisfy(
            test -> assertThat(Path.of("src/test/java/dev/initsweep", test + ".java")).exists());
  }

  @Test
  void anUnknownCommandHasNoWay() {
    assertThatThrownBy(() -> Way.of(new Example(Kind.COMMAND, "jobs/unheard-of now")))
        .hasMessageContaining("jobs/unheard-of now");
    assertThatThrownBy(() -> Documents.examples("```ruby\nputs 1\n```\n"))
        .hasMessageContaining("ruby");
  }

  @Test
  void commandsStandIndentedFencedAndInSentences() {
    assertThat(
            Documents.examples(
                """
                Read on, or type `jobs/initsweep plan
                PLAN`; `jobs/sql` is a folder.

                    make run     # with a remark
                    x = 3 + y <= 4
                    A_B="c  d" jobs/initsweep run x.conf

                See `make help`.

                ```sql duckdb
                SELECT 1,
                  2;
                ```
                """))
        .containsExactly(
            new Example(Kind.COMMAND, "make run"),
            new Example(Kind.COMMAND, "A_B=\"c  d\" jobs/initsweep run x.conf"),
            new Example(Kind.DUCKDB, "SELECT 1,\n  2;"),
            new Example(Kind.COMMAND, "jobs/initsweep plan PLAN"),
            new Example(Kind.FILE, "jobs/sql"),
            new Example(Kind.COMMAND, "make help"));
  }

  @Test
  void plansAreBlocksOrAlternatives() {
    assertThat(Documents.examples("    epochs = 3\n    seeds = 2\n"))
        .containsExactly(new Example(Kind.PLAN, "epochs = 3\nseeds = 2"));
    assertThat(Documents.examples("    seeds = 3\n    seeds = 2\n"))
        .isEqualTo(
            List.of(new Example(Kind.PLAN, "seeds = 3"), new Example(Kind.PLAN, "seeds = 2")));
  }
}
