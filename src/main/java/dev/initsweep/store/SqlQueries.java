package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * Answers queries that read the views of {@link SqlViews}, and refuses any other statement by name.
 * Nothing of a statement is resolved before its parsed plan is found to be a query, and nothing is
 * computed before its analysed plan is.
 */
public final class SqlQueries {

  private static final int LONGEST = 300;

  private static final Pattern PLACE = Pattern.compile(" ?\\(line (\\d+), pos (\\d+)\\)");
  private static final Pattern COMMENTS = Pattern.compile("(?s)--[^\n]*|/\\*.*?\\*/");

  private final SparkSession spark;
  private final SqlAllowance allowance;

  /**
   * Prepares a session, whose views are registered, to be asked.
   *
   * @param spark what its settings do to queries is set as it is wanted here
   */
  public SqlQueries(SparkSession spark) {
    // No path in place of a table's name, and no text that is put into a query from outside it.
    spark.conf().set("spark.sql.runSQLOnFiles", "false");
    spark.conf().set("spark.sql.variable.substitute", "false");
    this.spark = spark;
    this.allowance = new SqlAllowance(spark);
  }

  /**
   * Returns the answer to one statement.
   *
   * @param statement in Spark SQL; a semicolon may end it
   * @throws BadInputException if it is no query, has an error, or does more than to read the views
   */
  public Dataset<Row> ask(String statement) {
    try {
      LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(statement);
      if (allowance.isListing(parsed)) {
        return spark.sql(statement);
      }
      allowance.check(parsed, firstWord(statement));
      Dataset<Row> answer = spark.sql(statement);
      allowance.check(answer.queryExecution().analyzed(), "");
      return answer;
      // Spark's exceptions are Scala's, which Java takes for unchecked ones.
    } catch (Exception e) {
      throw refusal(statement, e);
    }
  }

  /**
   * Returns the rows of an answer.
   *
   * @throws BadInputException if computing it meets an error of the statement or a damaged file
   */
  public List<Row> rows(String statement, Dataset<Row> answer) {
    try {
      return answer.collectAsList();
      // Spark's exceptions are checked ones that its Java interface does not declare.
    } catch (Exception e) {
      throw e instanceof RuntimeException ? refusal(statement, e) : ReadingFailures.ofReading(e);
    }
  }

  private static RuntimeException refusal(String statement, Exception error) {
    if (error instanceof SparkThrowable) {
      return new BadInputException("Invalid query: " + reason(statement, error), error);
    }
    return error instanceof RuntimeException mild ? mild : new IllegalStateException(error);
  }

  private static String reason(String statement, Exception error) {
    if (COMMENTS.matcher(statement).replaceAll("").replace(';', ' ').isBlank()) {
      return "there is no statement in it (expected one such as SELECT count(*) FROM cells)";
    }
    String message =
        String.valueOf(error.getMessage())
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .orElse("no reason given")
            .replaceFirst("^\\[[A-Z0-9_.]+] *", "")
            .replaceFirst("\\.? SQLSTATE: \\w+", "");
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return cut(message.replaceFirst("; line \\d+ pos \\d+;?$", ""));
    }
    int line = Integer.parseInt(place.group(1));
    int position = Integer.parseInt(place.group(2));
    if (before(statement, line, position).stripTrailing().endsWith(";")) {
      return String.format(
          Locale.ROOT,
          "a second statement begins in line %d at character %d (expected one; of several on"
              + " standard input each ends its line with a semicolon)",
          line,
          position + 1);
    }
    String where = String.format(Locale.ROOT, " in line %d at character %d", line, position + 1);
    return cut(place.replaceFirst("")) + where;
  }

  /** The text before a place, without comments. */
  private static String before(String statement, int line, int position) {
    String[] lines = statement.split("\n", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line - 1 && i < lines.length; i++) {
      text.append(lines[i]).append('\n');
    }
    String last = lines[Math.min(line, lines.length) - 1];
    text.append(last, 0, Math.min(position, last.length()));
    return COMMENTS.matcher(text).replaceAll("");
  }

  private static String firstWord(String statement) {
    String bare = COMMENTS.matcher(statement).replaceAll(" ").strip();
    return bare.split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }
}
