package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All commands in folders whose names hold blanks, umlauts, brackets and other signs. */
class PathsIT {

  @TempDir private Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"my gr\u00fcn project a[1]", "{b} x:y 50% #1 it's"})
  void everyCommandWorksThere(String name) throws IOException {
    Path here = Files.createDirectories(folder.resolve(name));
    // What the name would stand for if it were a pattern.
    Files.createDirectories(folder.resolve(name.replaceAll("[\\[\\]{}]", "")));
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
        race.until-decided = no
        """
            .formatted(data));
    String results = here.resolve("the results").toString();
    String all = here.resolve("all").toString();
    done("plan", plan.toString(), "--output", results);
    done("run", plan.toString(), "--output", results, "--master", "local[2]", "-q");
    done("run", plan.toString(), "--output", results, "--master", "local[2]");
    assertThat(errors.toString())
        .contains(" 0 to train")
        .contains("rows of CSV, separated by commas, with a header", "  label: column ");
    assertThat(Path.of(results, "report.html")).exists();
    assertThat(Path.of(results, "running")).isEmptyDirectory();
    done("status", results);
    assertThat(output.toString())
        .containsPattern("cells   9 of 9 done, .*, 0 to do\n")
        .containsPattern("\n  .*, fan-in: 9 of 9 cells, over\n");
    done("status", results, "--json");
    assertThat(output.toString())
        .contains("\"lines\" : [", "\"runs\" : [ ]", "\"cellsPerHour\" : 0.0")
        .contains("\"secondsLeft\" : null", "\"mostCells\" : ");
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

  /** The launcher, and what it starts, in a clone whose own name holds a blank and an umlaut. */
  @Test
  void aCloneMayHaveAnyName() throws Exception {
    Path clone = Files.createDirectories(folder.resolve("my gr\u00fcn project"));
    Files.createDirectories(clone.resolve("jobs"));
    Files.copy(
        Path.of("jobs/initsweep"),
        clone.resolve("jobs/initsweep"),
        StandardCopyOption.COPY_ATTRIBUTES);
    for (String part : List.of("lib", "spark")) {
      Files.createSymbolicLink(clone.resolve(part), Path.of("target", part).toAbsolutePath());
    }
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(Path.of("target"), "initsweep-*.jar")) {
      for (Path jar : jars) {
        Files.createSymbolicLink(clone.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
    Files.createSymbolicLink(clone.resolve("conf"), Path.of("conf").toAbsolutePath());
    Files.writeString(clone.resolve("base.csv"), table());
    Files.writeString(
        clone.resolve("p.conf"),
        """
        data-sets = base.csv
        hidden-widths = [4]
        epochs = 1
        seeds = 3
        batch-sizes = 16
        grid.values = [0.5, 2, 8]
        predictors = [he]
        run.audit-share = 0
        race.until-decided = no
        """);
    for (String command :
        List.of(
            "run p.conf --master local[2]",
            "status results/p",
            "sql results/p 'SELECT count(*) FROM cells' --master local[2]")) {
      Launcher.Result result =
          Shell.run(
              "cd '%s' && LC_ALL=C jobs/initsweep %s".formatted(clone, command), "", Map.of());
      assertThat(result.exitCode()).as(command + ": " + result.errors()).isZero();
    }
    assertThat(clone.resolve("results/p/report.html")).exists();
    assertThat(clone.resolve("spark-warehouse")).doesNotExist();
  }

  @Test
  void aCloneWithAColonIsRefused() throws Exception {
    Path jobs = Files.createDirectories(folder.resolve("x:y/jobs"));
    Files.copy(
        Path.of("jobs/initsweep"), jobs.resolve("initsweep"), StandardCopyOption.COPY_ATTRIBUTES);
    Launcher.Result result = Shell.run("'" + jobs + "/initsweep' plan p.conf", "", Map.of());
    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.errors()).contains("its name has a colon").hasLineCount(1);
  }

  @Test
  void mavenWritesNoEscapeSequencesIntoLogs() throws Exception {
    Launcher.Result result = Shell.run("mvn -B -ntp -q -o validate", "", Map.of());
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output() + result.errors()).doesNotContain("\u001b");
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
