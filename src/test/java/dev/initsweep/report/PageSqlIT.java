package dev.initsweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.initsweep.api.Initsweep;
import dev.initsweep.flow.SmallSpark;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.store.SqlViews;
import dev.initsweep.train.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the buttons of a page copy answers in Spark as {@code initsweep sql} has it, and in DuckDB
 * on the views of docs/sql.md, with the numbers that the page shows.
 */
class PageSqlIT {

  private static final String PLAN =
      """
      data-sets = synthetic
      train-examples = 60
      batch-sizes = 20
      epochs = 4
      seeds = 2
      pilots.seeds = 2
      race.until-decided = no
      predictors = [he, kl-once]
      sweeps = [
        {
          hidden-widths = [[6], [12]]
          learning-rates = [0.1, 0.4]
          grid { from = 0.5, to = 32, per-octave = 0.5 }
        }
        # Two axes with points of one r; judged before the end, and so hot that some diverge.
        {
          hidden-widths = [[6, 5]]
          learning-rates = 3
          axes = [fan-in, global]
          verdict.budget = 2
          grid { abscissa = r, values = [0.1, 1, 10, 10000] }
        }
      ]
      """;

  /** Numbers of the page have five digits, and ratios are made of two. */
  private static final double DIGITS = 2e-4;

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static Connection duck;
  private static Browser browser;
  private static JsonNode page;

  @BeforeAll
  static void trainAndOpen() throws Exception {
    spark = SmallSpark.open();
    Path results = folder.resolve("results");
    Initsweep initsweep = Initsweep.on(spark);
    Path plan = Files.writeString(folder.resolve("plan.conf"), PLAN);
    initsweep.run(initsweep.plan(plan, List.of()), results.toString());
    SqlViews.register(spark, ResultsFolder.at(results.toString(), spark), Engines.AUTO);
    duck = DriverManager.getConnection("jdbc:duckdb:");
    Matcher views =
        Pattern.compile("(?s)```sql duckdb\n(CREATE VIEW cells.*?)```")
            .matcher(Files.readString(Path.of("docs/sql.md")));
    assertThat(views.find()).isTrue();
    try (Statement statement = duck.createStatement()) {
      statement.execute(views.group(1).replace("results/quick", results.toString()));
    }
    browser = Browser.start(folder);
    browser.open(results.resolve("report.html"));
    page = browser.evaluate("JSON.parse(document.getElementById('data').textContent)");
    browser.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: text => {"
            + " window.copied = text; return Promise.resolve(); } } })");
  }

  @AfterAll
  static void close() throws IOException, SQLException {
    browser.close();
    duck.close();
    spark.stop();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void everyFigureOfEveryGroup() throws Exception {
    assertThat(page.path("groups")).hasSize(6);
    int figures = 0;
    // One for each kind: fan-in to the end, fan-in and global to a budget.
    for (int index : List.of(0, 4, 5)) {
      JsonNode group = page.path("groups").get(index);
      String id = "group-" + group.path("group").asText().substring(0, 8);
      for (Map.Entry<String, List<double[]>> figure : expected(group, id).entrySet()) {
        compare(id + "-" + figure.getKey(), figure.getValue());
        figures++;
      }
    }
    assertThat(figures).isEqualTo(2 * 6 + 10);
  }

  @Test
  void theHeatMap() throws Exception {
    for (JsonNode family : page.path("head").path("families")) {
      String key = family.path("quantity").asText().equals("eta") ? "learning_rate" : "width";
      choose("heat", "by", key);
      // Which of its quantity's families it is.
      int number = 0;
      for (JsonNode other : page.path("head").path("families")) {
        if (other.equals(family)) {
          break;
        }
        number += other.path("quantity").equals(family.path("quantity")) ? 1 : 0;
      }
      choose("heat", "of", String.valueOf(number));
      List<double[]> expected = new ArrayList<>();
      for (JsonNode index : family.path("groups")) {
        JsonNode group = page.path("groups").get(index.asInt());
        for (JsonNode point : group.path("curve")) {
          expected.add(
              new double[] {
                group.path("setting").path(key).asDouble(),
                point.path("coordinate").asDouble(),
                number(point.path("metric")),
                point.path("seeds").asInt()
              });
        }
      }
      compare("heat", expected);
    }
  }

  @Test
  void theOptima() throws Exception {
    choose("optima", "with", "kl-once");
    for (String axis : List.of("fan-in", "all")) {
      browser.evaluate(
          "(s => { s.value = '%s'; s.dispatchEvent(new Event('change')); })(document.querySelector('#filters select[data-key=axis]'))"
              .formatted(axis.equals("all") ? "" : axis));
      List<String> expected = new ArrayList<>();
      for (JsonNode group : page.path("groups")) {
        JsonNode optimum = group.path("optimum");
        if (!optimum.path("coordinate").isNumber()
            || !(axis.equals("all") || group.path("axis").asText().equals(axis))) {
          continue;
        }
        JsonNode curve = group.path("curve").get(0);
        double factor =
            axis.equals("all")
                ? curve.path("ratio_to_he").asDouble() / curve.path("coordinate").asDouble()
                : 1;
        double predicted = Double.NaN;
        for (JsonNode prediction : group.path("predictions")) {
          if (prediction.path("predictor").asText().equals("kl-once")) {
            predicted = number(prediction.path("coordinate"));
          }
        }
        JsonNode interval = optimum.path("interval");
        expected.add(
            String.join(
                " ",
                group.path("title").asText(),
                digits(factor * optimum.path("coordinate").asDouble()),
                digits(factor * number(interval.path("low"))),
                digits(factor * number(interval.path("high"))),
                digits(factor * predicted)));
      }
      String sql = copied("optima");
      for (List<List<Object>> answer : List.of(inSpark(sql), inDuck(sql))) {
        assertThat(answer.stream().map(PageSqlIT::optimum))
            .as(sql)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
      assertThat(expected).isNotEmpty();
    }
  }

  /** Title, optimum, both ends, prediction; an end that is not bounded is no number. */
  private static String optimum(List<Object> row) {
    StringBuilder text = new StringBuilder((String) row.get(0));
    for (Object value : row.subList(row.size() - 4, row.size())) {
      double number = value == null ? Double.NaN : (Double) value;
      text.append(' ').append(digits(number > 0 && number < 1e300 ? number : Double.NaN));
    }
    return text.toString();
  }

  private static String digits(double value) {
    return Numbers.text(value);
  }

  /** The numbers of a group's figures, in the columns of their queries. */
  private static Map<String, List<double[]>> expected(JsonNode group, String id) {
    JsonNode figures = group.path("figures");
    List<Integer> checkpoints = new ArrayList<>();
    figures.path("checkpoints").forEach(epoch -> checkpoints.add(epoch.asInt()));
    Map<String, List<double[]>> all = new TreeMap<>();
    boolean isGlobal = group.path("axis").asText().equals("global");
    double chosen =
        browser
            .evaluate("Number(document.querySelector('#%s-squares select').value)".formatted(id))
            .asDouble();
    for (JsonNode point : figures.path("points")) {
      double x = point.path("x").asDouble();
      double loss = number(point.path("loss"));
      add(all, "loss", x, loss, point.path("seeds").asInt(), point.path("diverged").asInt());
      add(all, "accuracy", x, number(point.path("accuracy")));
      if (isGlobal) {
        JsonNode v = point.path("v");
        JsonNode output = point.path("output");
        add(all, "mean-square", x, number(v.path(0)), number(v.path(1)), loss);
        add(all, "output-mean-square", x, number(output.path(0)), number(output.path(1)), loss);
        for (int i = 0; i < point.path("course").size(); i++) {
          int epoch = i == 0 ? 0 : checkpoints.get(i - 1);
          add(all, "mean-square-epochs", x, epoch, number(point.path("course").get(i)));
        }
        for (int i = 0; i < point.path("accuracies").size(); i++) {
          double accuracy = number(point.path("accuracies").get(i));
          add(all, "accuracy-epochs", x, checkpoints.get(i), accuracy);
        }
      }
      for (int i = 0; i < point.path("running").size(); i++) {
        int epoch = figures.path("epochs").get(i).asInt();
        add(all, "running", x, epoch, number(point.path("running").get(i)));
      }
      JsonNode squares = point.path("squares");
      if (!squares.isEmpty()) {
        double[] growth = new double[1 + squares.size()];
        growth[0] = x;
        for (int l = 0; l < squares.size(); l++) {
          JsonNode layer = squares.get(l);
          growth[1 + l] = number(layer.get(layer.size() - 1)) / number(layer.get(0));
        }
        add(all, "growth", growth);
        JsonNode balance = point.path("balance");
        add(all, "balance", x, number(balance.get(0)), number(balance.get(1)));
        for (int i = 0; x == chosen && i <= checkpoints.size(); i++) {
          double[] row = new double[2 + squares.size()];
          row[0] = x;
          row[1] = i == 0 ? 0 : checkpoints.get(i - 1);
          for (int l = 0; l < squares.size(); l++) {
            row[2 + l] = number(squares.get(l).get(i));
          }
          add(all, "squares", row);
        }
      }
    }
    return all;
  }

  private static void add(Map<String, List<double[]>> all, String figure, double... row) {
    all.computeIfAbsent(figure, key -> new ArrayList<>()).add(row);
  }

  /** NaN where there is none. */
  private static double number(JsonNode value) {
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  private static void compare(String figure, List<double[]> expected) throws SQLException {
    String sql = copied(figure);
    List<double[]> sorted = new ArrayList<>(expected);
    sorted.sort((a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
    for (List<List<Object>> answer : List.of(inSpark(sql), inDuck(sql))) {
      assertThat(answer).as(sql).hasSameSizeAs(sorted);
      for (int i = 0; i < answer.size(); i++) {
        List<Object> row = answer.get(i);
        assertThat(row).as(sql).hasSize(sorted.get(i).length);
        for (int k = 0; k < row.size(); k++) {
          double wanted = sorted.get(i)[k];
          if (Double.isNaN(wanted)) {
            assertThat(row.get(k)).as("row %s of %s", i, sql).isNull();
          } else {
            assertThat(((Number) row.get(k)).doubleValue())
                .as("row %s, column %s of %s", i, k, sql)
                .isCloseTo(wanted, within(DIGITS * Math.abs(wanted) + 1e-12));
          }
        }
      }
    }
  }

  private static void choose(String figure, String key, String value) {
    browser.evaluate(
        "(s => { s.value = '%s'; s.dispatchEvent(new Event('change')); })(document.querySelector('#%s select[data-key=%s]'))"
            .formatted(value, figure, key));
  }

  private static String copied(String figure) {
    browser.evaluate(
        "window.copied = ''; document.querySelector('#%s .sql').click()".formatted(figure));
    String sql = browser.evaluate("window.copied").asText();
    assertThat(sql).as(figure).startsWith("-- ").endsWith(";");
    return sql;
  }

  private static List<List<Object>> inSpark(String sql) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : spark.sql(sql.replaceAll(";$", "")).collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(row.get(i));
      }
      rows.add(values);
    }
    return rows;
  }

  private static List<List<Object>> inDuck(String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      while (answer.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          values.add(answer.getObject(i));
        }
        rows.add(values);
      }
    }
    return rows;
  }
}
