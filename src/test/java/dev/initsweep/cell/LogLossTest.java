package dev.initsweep.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogLossTest {

  private static final Pattern LOG = Pattern.compile("\\bln\\(([^)]*)\\)");

  @Test
  void aLossOfZeroHasTheLogOfTheFloor() {
    assertThat(LogLoss.of(0)).isEqualTo(Math.log(1e-12));
    assertThat(LogLoss.of(1e-300)).isEqualTo(LogLoss.of(0));
    assertThat(LogLoss.of(.5)).isEqualTo(Math.log(.5));
    assertThat(LogLoss.of(Double.NaN)).isNaN();
  }

  /** The queries that come with the program take the same floor of the tables' losses. */
  @Test
  void queriesTakeTheSameFloor() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("jobs", "sql"))) {
      List<Path> queries = files.filter(file -> file.toString().endsWith(".sql")).toList();
      int losses = 0;
      for (Path query : queries) {
        Matcher log =
            LOG.matcher(Files.readString(query).replaceAll("--.*", "").replace('\n', ' '));
        while (log.find()) {
          if (log.group(1).matches(".*(train|test|running)_loss.*")) {
            assertThat(log.group(1)).as("%s", query).startsWith("greatest(");
            losses++;
          }
        }
      }
      assertThat(losses).isPositive();
    }
  }
}
