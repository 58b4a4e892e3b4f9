package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only read and write tables: on any file system, and without Spark. */
class OtherFileSystemTest {

  private static final Path KEPT = Path.of("src/test/resources/dev/initsweep/flow/judged-by-fit");

  @TempDir Path temp;
  private String location;

  @BeforeEach
  void copy() throws IOException {
    Path folder = temp.resolve("results");
    try (Stream<Path> files = Files.walk(KEPT)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(KEPT.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    location = "other://" + folder;
    System.setProperty(OtherFileSystem.SETTING, OtherFileSystem.class.getName());
  }

  @AfterEach
  void forget() {
    System.clearProperty(OtherFileSystem.SETTING);
  }

  @Test
  void withoutTheSettingItIsNoFolder() {
    assertThat(run(2, "status", location.replace("other:", "another:")))
        .contains("Cannot use another:", "no file system another: is here");
  }

  @Test
  void commandsReadAndWriteThere() {
    boolean isSparkOpen = SparkSession.getDefaultSession().isDefined();
    String status = run(0, "status", location);
    assertThat(status).contains("cells   39 of 39 done");
    assertThat(run(0, "verify", location)).contains("21 of 21 cells done");
    assertThat(temp.resolve("results/report.html")).isNotEmptyFile();
    // Once more, over what is there.
    assertThat(run(0, "report", location)).contains("report.html");
    String merged = "other://" + temp.resolve("merged");
    assertThat(run(0, "merge", location, "--into", merged)).contains("50 cells in other:");
    assertThat(run(0, "diff", location, merged)).contains("0 contradict each other");
    assertThat(run(0, "compact", merged, "--files", "0")).contains("merged");
    assertThat(run(0, "diff", location, merged)).contains("0 contradict each other");
    assertThat(run(0, "status", merged)).isEqualTo(status);
    assertThat(run(0, "watch", merged)).contains("report.html");
    assertThat(SparkSession.getDefaultSession().isDefined()).isEqualTo(isSparkOpen);
  }

  @Test
  void hadoopsSettingsComeFromSparksDefaultsAndTheLaunchersFile() throws IOException {
    Path home = temp.resolve("spark");
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(
        home.resolve("conf/spark-defaults.conf"),
        """
        spark.hadoop.fs.a.impl   ofDefaults
        spark.hadoop.fs.b.impl   ofDefaults
        spark.executor.memory    2g
        """);
    Path file = Files.writeString(temp.resolve("local.conf"), "spark.hadoop.fs.b.impl  ofLauncher");
    assertThat(SparkSettings.of(Map.of("SPARK_HOME", home.toString()), file.toString()))
        .isEqualTo(
            Map.of("spark.hadoop.fs.a.impl", "ofDefaults", "spark.hadoop.fs.b.impl", "ofLauncher"));
    assertThat(SparkSettings.of(Map.of("SPARK_CONF_DIR", home + "/conf"), ""))
        .containsEntry("spark.hadoop.fs.b.impl", "ofDefaults");
    assertThat(SparkSettings.of(Map.of(), "")).isEmpty();
  }

  private static String run(int exitCode, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    assertThat(Main.execute(new PrintWriter(out, true), new PrintWriter(errors, true), arguments))
        .as("%s: %s", List.of(arguments), errors)
        .isEqualTo(exitCode);
    return out.toString() + errors;
  }
}
