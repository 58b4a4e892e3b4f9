package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a table is shown by {@code data show} and by {@code plan}. */
class DataShowTest {

  @TempDir private Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Path table;

  @BeforeEach
  void write() throws IOException {
    List<String> rows = new ArrayList<>(List.of("id,a,b,kind,c"));
    for (int i = 0; i < 30; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%d,%.1f,7,%s,%.2f",
              i,
              i * i % 7 / 2.0,
              i % 3 == 0 ? "ant" : "bee",
              i / 4.0));
    }
    table = Files.write(folder.resolve("t.csv"), rows);
  }

  private int execute(String... arguments) {
    return Main.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
  }

  @Test
  void showsAsJsonWhatWasRead() throws IOException {
    assertThat(execute("data", "show", table + "?label=kind", "--json")).isEqualTo(ExitCode.DONE);
    JsonNode read = new ObjectMapper().readTree(output.toString());
    assertThat(read.path("rows").asInt()).isEqualTo(30);
    assertThat(read.path("inputs").asInt()).isEqualTo(3);
    assertThat(read.path("classes").toString()).isEqualTo("{\"ant\":10,\"bee\":20}");
    assertThat(read.path("label").asText()).isEqualTo("kind");
    assertThat(read.path("header").asBoolean()).isTrue();
    assertThat(read.path("test").asInt()).isEqualTo(6);
    assertThat(read.path("columns").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
    assertThat(read.path("constant").toString()).isEqualTo("[\"b\"]");
    assertThat(read.path("first").toString())
        .isEqualTo("[[0.0,7.0,0.0],[0.5,7.0,0.25],[2.0,7.0,0.5]]");
    assertThat(read.path("notes").toString()).contains("left out: id, which counts the rows");
  }

  @Test
  void showsInWordsWhatWasRead() {
    assertThat(execute("data", "show", table + "?label=kind")).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .contains(
            "30 rows of CSV",
            "column kind, asked for",
            "ant (10), bee (20)",
            "1 input: b",
            "left out: id");
  }

  @Test
  void showsKnownDataSetsToo() {
    assertThat(execute("data", "show", "synthetic")).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("1000 rows", "4 classes: 0 (250), 1 (250)", "test: 500");
  }

  @Test
  void anErrorIsOneLine() {
    assertThat(execute("data", "show", table + "?drop=gone")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains("gone (expected one of id, a, b, kind, c");
  }

  @Test
  void planSaysWhatItRead() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("p.conf"),
            "data-sets = \"" + table + "?label=kind\"\nbatch-sizes = 8\n");
    assertThat(execute("plan", plan.toString())).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("30 rows of CSV", "label: column kind", "left out: id");
    output.getBuffer().setLength(0);
    assertThat(execute("plan", plan.toString(), "--json")).isEqualTo(ExitCode.DONE);
    JsonNode json = new ObjectMapper().readTree(output.toString());
    assertThat(json.path("data").get(0).path("label").asText()).isEqualTo("kind");
    assertThat(json.path("groups")).isNotEmpty();
  }
}
