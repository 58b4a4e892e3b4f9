package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.store.SqlViews;
import dev.initsweep.train.Engines;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkThrowable;
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
    description = "Asks the tables of a results folder in Spark SQL.",
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
    try (SparkSession spark = Spark.open(master())) {
      return converse(spark, folder);
    }
  }

  private int converse(SparkSession spark, ResultsFolder folder) throws IOException {
    SqlViews.register(spark, folder, Engines.AUTO);
    if (query != null) {
      answer(spark, query);
      return ExitCode.DONE;
    }
    boolean terminal = Boolean.getBoolean(RunCommand.TERMINAL);
    InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    int wrong =
        new SqlPrompt(in, errors(), terminal).converse(statement -> answer(spark, statement));
    return wrong == 0 || terminal ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  /** Spark's exceptions are Scala's, which Java takes for unchecked ones. */
  private void answer(SparkSession spark, String statement) {
    try {
      Dataset<Row> answer = spark.sql(statement.strip().replaceAll(";$", ""));
      List<String> columns = Arrays.asList(answer.columns());
      List<Row> rows = SqlViews.rows(answer);
      print(
          isJson() ? Rows.json(columns, rows) : "",
          csv ? Rows.csv(columns, rows) : Rows.table(columns, rows));
    } catch (Exception e) {
      if (e instanceof SparkThrowable) {
        throw new BadInputException(
            "Invalid query: " + e.getMessage().lines().findFirst().orElse("no reason given"), e);
      }
      throw e;
    }
  }
}
