package dev.initsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Holds docs/format.md and the schemas together. */
class FormatPageTest {

  private static final Pattern COLUMN =
      Pattern.compile("\\| `(\\w+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern SECTION = Pattern.compile("\\| \\*the (.+)\\* \\|.*");

  @Test
  void theVersionIsTheCodes() throws IOException {
    assertThat(Files.readAllLines(Path.of("docs/format.md")).get(0))
        .isEqualTo("# Format of a results folder, version " + CellSchema.FORMAT);
  }

  @Test
  void everyTablesColumnsAreTheCodes() throws IOException {
    assertThat(columns("## Table `cells`")).isEqualTo(code(CellSchema.schema()));
    assertThat(columns("## Table `predictions`")).isEqualTo(code(PredictionTable.COLUMNS.schema()));
    assertThat(columns("## Table `verdicts`")).isEqualTo(code(VerdictColumns.COLUMNS.schema()));
    assertThat(columns("## Table `audits`")).isEqualTo(code(AuditTable.COLUMNS.schema()));
    assertThat(columns("## Table `exponents`")).isEqualTo(code(ExponentTable.COLUMNS.schema()));
  }

  @Test
  void theResultColumnsAreTheCodes() throws IOException {
    assertThat(columns("### Result columns"))
        .extracting(column -> column.substring(0, column.indexOf(' ')))
        .isEqualTo(CellSchema.RESULT_COLUMNS);
  }

  private static List<String> code(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(
            field ->
                "%s %s %s"
                    .formatted(
                        field.name(),
                        field.dataType().simpleString(),
                        field.nullable() ? "may be null" : "never null"))
        .toList();
  }

  /** The columns that the page lists under a heading, those that it refers to included. */
  private static List<String> columns(String heading) throws IOException {
    List<String> columns = new ArrayList<>();
    List<String> page = Files.readAllLines(Path.of("docs/format.md"));
    for (String line : page.subList(page.indexOf(heading) + 1, page.size())) {
      Matcher column = COLUMN.matcher(line);
      Matcher section = SECTION.matcher(line);
      if (column.matches()) {
        columns.add(
            "%s %s %s"
                .formatted(
                    column.group(1),
                    column.group(2),
                    column.group(4).equals("never") ? "never null" : "may be null"));
      } else if (section.matches()) {
        columns.addAll(
            columns(
                section.group(1).equals("columns of a setting")
                    ? "## Columns of a setting"
                    : "### Result columns"));
      } else if (line.startsWith("#")) {
        break;
      }
    }
    return columns;
  }
}
