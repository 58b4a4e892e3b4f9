package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whence the launcher's commands know file systems: a mount table, told in each way there is. */
class FileSystemsIT {

  private static final Path KEPT = Path.of("src/test/resources/dev/initsweep/flow/judged-by-fit");
  private static final String KEY = "fs.viewfs.mounttable.tables.link./results";
  private static final String TARGET = KEPT.toUri().toString();

  @TempDir Path temp;

  @Test
  void hadoopsOwnFilesSaySo() throws Exception {
    Files.writeString(
        temp.resolve("core-site.xml"),
        "<configuration><property><name>%s</name><value>%s</value></property></configuration>"
            .formatted(KEY, TARGET));
    assertStatus(Map.of("HADOOP_CONF_DIR", temp.toString()));
  }

  @Test
  void sparksDefaultsSaySo() throws Exception {
    Path home = SparkHome.make(temp.resolve("spark"));
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(
        home.resolve("conf/spark-defaults.conf"), "spark.hadoop.%s  %s%n".formatted(KEY, TARGET));
    assertStatus(Map.of("SPARK_HOME", home.toString()));
  }

  @Test
  void optionsOfSparkSubmitSaySo() throws Exception {
    assertStatus(
        Map.of("INITSWEEP_SPARK_OPTIONS", "--conf spark.hadoop.%s=%s".formatted(KEY, TARGET)));
  }

  private static void assertStatus(Map<String, String> environment)
      throws IOException, InterruptedException {
    Launcher.Result result =
        Launcher.run(List.of("status", "viewfs://tables/results"), environment);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.output()).contains("cells   39 of 39 done");
  }
}
