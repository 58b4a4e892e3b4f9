package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.store.SqlViews;
import dev.initsweep.train.Engines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class SqlCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Spec private CommandSpec spec;

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
  public Integer call() throws IOException {
    if (csv && common.json) {
      throw new BadInputException("Invalid options: --csv and --json (expected one of them)");
    }
    try (SparkSession spark = Spark.open(common.master)) {
      SqlViews.register(spark, results.folder(spark), Engines.AUTO);
      if (query != null) {
        answer(spark, query);
      } else {
        prompt(spark);
      }
      return ExitCode.DONE;
    }
  }

  /** A wrong query is told and does not end the conversation. */
  private void prompt(SparkSession spark) throws IOException {
    PrintWriter log = spec.commandLine().getErr();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    StringBuilder statement = new StringBuilder();
    ask(log, "sql> ");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      statement.append(line).append('\n');
      if (line.stripTrailing().endsWith(";")) {
        try {
          answer(spark, statement.toString());
        } catch (BadInputException e) {
          log.println(e.getMessage());
        }
        statement.setLength(0);
      }
      ask(log, statement.isEmpty() ? "sql> " : "  -> ");
    }
    if (!statement.toString().isBlank()) {
      answer(spark, statement.toString());
    }
  }

  private static void ask(PrintWriter log, String prompt) {
    if (Boolean.getBoolean(RunCommand.TERMINAL)) {
      log.print(prompt);
      log.flush();
    }
  }

  private void answer(SparkSession spark, String statement) {
    PrintWriter out = spec.commandLine().getOut();
    Dataset<Row> answer = ask(spark, statement);
    List<String> columns = Arrays.asList(answer.columns());
    List<Row> rows = SqlViews.rows(answer);
    if (common.json) {
      Json.print(out, Rows.json(columns, rows));
    } else {
      out.print(csv ? Rows.csv(columns, rows) : Rows.table(columns, rows));
      out.flush();
    }
  }

  /** Spark's exceptions are Scala's, which Java takes for unchecked ones. */
  private static Dataset<Row> ask(SparkSession spark, String statement) {
    try {
      return spark.sql(statement.strip().replaceAll(";$", ""));
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new BadInputException(
            "Invalid query: " + e.getMessage().lines().findFirst().orElse("no reason given"), e);
      }
      throw e;
    }
  }
}
