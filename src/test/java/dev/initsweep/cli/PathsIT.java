package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All commands in folders whose names hold blanks, umlauts, brackets and other signs. */
class PathsIT {

  @TempDir private Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"my project", "gr\u00fcn", "a[1]", "{b} x:y", "50% #1", "it's"})
  void everyCommandWorksThere(String name) throws IOException {
    Path here = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(folder.resolve("a1"));
    Path data = Files.writeString(here.resolve("base.csv"), table());
    Path plan = here.resolve("p.conf");
    Files.writeString(
        plan,
        """
        data-sets = "%s"
        hidden-widths = [4]
        epochs = 1
        seeds = 3
        batch-sizes = 16
        grid.values = [0.5, 2, 8]
        predictors = [he]
        run.audit-share = 0
        """
            .formatted(data));
    String results = here.resolve("the results").toString();
    String all = here.resolve("all").toString();
    done("plan", plan.toString(), "--output", results);
    done("run", plan.toString(), "--output", results, "--master", "local[2]", "-q");
    done("run", plan.toString(), "--output", results, "--master", "local[2]");
    assertThat(errors.toString()).contains(" 0 to train");
    assertThat(Path.of(results, "report.html")).exists();
    done("status", results);
    done("verify", results);
    done("report", results);
    done("report", results, "--to", here.resolve("page.html").toString());
    assertThat(here.resolve("page.html")).exists();
    done("compact", results);
    assertThat(sql(results)).isEqualTo(9);
    done("merge", results, "--output", all);
    assertThat(sql(all)).isEqualTo(9);
    done("diff", results, all);
    done("sql", all, "SELECT min(id) AS id FROM cells", "--csv", "--master", "local[2]");
    String cell = output.toString().lines().reduce((a, b) -> b).orElseThrow();
    done("export", results, cell, "--to", here.resolve("cell.npz").toString());
    assertThat(here.resolve("cell.npz")).isNotEmptyFile();
    done("replay", results, cell);
    done("predict", plan.toString(), "--output", results, "--master", "local[2]");
  }

  private long sql(String results) {
    done("sql", results, "SELECT count(*) FROM cells", "--csv", "--master", "local[2]");
    return Long.parseLong(output.toString().lines().reduce((a, b) -> b).orElseThrow());
  }

  private void done(String... arguments) {
    output.getBuffer().setLength(0);
    errors.getBuffer().setLength(0);
    int exitCode =
        Main.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
    assertThat(exitCode).as("%s: %s", String.join(" ", arguments), errors).isZero();
  }

  private static String table() {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder("a,b,label\n");
    for (int row = 0; row < 60; row++) {
      text.append(random.nextDouble()).append(',').append(random.nextDouble()).append(',');
      text.append(random.nextInt(3)).append('\n');
    }
    return text.toString();
  }
}
