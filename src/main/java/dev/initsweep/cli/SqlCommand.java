package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.store.SqlQueries;
import dev.initsweep.store.SqlViews;
import dev.initsweep.train.Engines;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql DIR "SELECT ..."}: asks the tables of a folder. */
@Command(
    name = "sql",
    versionProvider = Version.class,
    description = "Asks the tables of a results folder in Spark SQL; reads only.",
    footer = {
      "",
      "Views: cells (one row a cell), curves (one row a cell and epoch), predictions, verdicts;",
      "docs/format.md describes their columns, jobs/sql/ holds questions to start from.",
      "",
      "Examples:",
      "  initsweep sql results/quick \"SELECT status, count(*) FROM cells GROUP BY status\"",
      "  initsweep sql results/quick",
      "  initsweep sql results/quick \"$(cat jobs/sql/best-variance.sql)\" --csv"
    })
final class SqlCommand extends FolderCommand {

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "QUERY",
      description =
          "A query in Spark SQL; without one, queries are read from standard input, each ended by"
              + " a semicolon.")
  private String query;

  @Option(names = "--csv", description = "Print the result as CSV on standard output.")
  private boolean csv;

  @Override
  void check() {
    if (csv && isJson()) {
      throw new BadInputException("Invalid options: --csv and --json (expected one of them)");
    }
  }

  @Override
  int call(ResultsFolder folder) throws IOException {
    // Spark's catalog makes a folder for tables, which nobody can make here.
    Path warehouse = Files.createTempDirectory("initsweep-sql");
    try (SparkSession spark = Spark.open(master(), warehouse)) {
      return converse(spark, folder);
    } finally {
      Files.deleteIfExists(warehouse);
    }
  }

  private int converse(SparkSession spark, ResultsFolder folder) throws IOException {
    SqlViews.register(spark, folder, Engines.AUTO);
    SqlQueries queries = new SqlQueries(spark);
    if (query != null) {
      answer(queries, query);
      return ExitCode.DONE;
    }
    boolean terminal = Boolean.getBoolean(RunCommand.TERMINAL);
    InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    int wrong =
        new SqlPrompt(in, errors(), terminal).converse(statement -> answer(queries, statement));
    return wrong == 0 || terminal ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  private void answer(SqlQueries queries, String statement) {
    Dataset<Row> answer = queries.ask(statement);
    List<String> columns = Arrays.asList(answer.columns());
    List<Row> rows = queries.rows(statement, answer);
    print(
        isJson() ? Rows.json(columns, rows) : "",
        csv ? Rows.csv(columns, rows) : Rows.table(columns, rows));
  }
}
