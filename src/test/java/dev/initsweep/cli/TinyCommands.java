package dev.initsweep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Commands of the pages as a test can run them: the same words, but on less data, in a folder of
 * the test, and with what a reader would fill in.
 *
 * <p>There is no YARN, Kubernetes, HDFS or S3 here, and no second machine: such a master becomes
 * {@code local[2]}, such a folder the test's own, so that at least the rest of the line is run.
 */
final class TinyCommands {

  /** What makes conf/quick.conf tiny. */
  private static final Map<String, String> QUICK =
      Map.of(
          "train-examples", "200",
          "hidden-widths", "[16]",
          "epochs", "2",
          "seeds", "3",
          "pilots.seeds", "1");

  private static final Map<String, Map<String, String>> PLANS =
      Map.of(
          "conf/quick.conf",
          QUICK,
          "conf/smoke.conf",
          Map.of("seeds", "2", "pilots.seeds", "1"),
          "conf/kernel.conf",
          Map.of("train-examples", "200", "epochs", "2", "pilots.seeds", "1"),
          "churn.conf",
          QUICK);

  /** What a test has in place of a page's folders and files; {@code @} is its own folder. */
  private static final List<Word> PLACES =
      List.of(
          new Word("(hdfs:///sweeps|/shared/results|s3a://bucket)/quick", "results/quick"),
          new Word("results/laptop", "results/quick"),
          new Word("results/server", "results/again"),
          new Word("\\bresults/", "@/results/"),
          new Word(
              "\\b((?:churn|churn-test)\\.(?:csv|conf)|features\\.parquet|scans/|cell\\.npz)",
              "@/$1"));

  private static final List<Word> WORDS =
      List.of(
          new Word(" PLAN$", " conf/quick.conf"),
          new Word(" DIR$", " results/quick"),
          new Word("(?<=conf/quick.conf) --master \\S+", " --master local[2]"),
          new Word("--set seeds=12", "--set seeds=4"),
          new Word("--until-decided", "--until-decided --set race.looks=[3,4]"),
          new Word("selfcheck --short", "selfcheck --short --groups 30"),
          new Word("( recommend .*)", "$1 --output results/recommend"),
          new Word("^python3 ", "/usr/bin/python3 "));

  private final Path folder;

  TinyCommands(Path folder) {
    this.folder = folder;
  }

  private record Word(String pattern, String replacement) {
    String in(String text, Path folder) {
      return text.replaceAll(pattern, replacement.replace("@", folder.toString()));
    }
  }

  /**
   * The tiny form of a command.
   *
   * @param cluster the URL of a cluster on this machine
   */
  String tiny(String command, String cluster) throws IOException, SQLException {
    String tiny = command;
    for (Word word : WORDS) {
      tiny = word.in(tiny, folder);
    }
    for (Map.Entry<String, Map<String, String>> plan : PLANS.entrySet()) {
      tiny = small(tiny, plan.getKey(), plan.getValue());
    }
    tiny = placed(tiny).replaceAll("spark://\\S+", cluster);
    if (tiny.contains("8f3a12")) {
      tiny = tiny.replace("8f3a12", cell().substring(0, 8));
    }
    return tiny.contains("HASH") ? tiny.replace("HASH", plan()) : tiny;
  }

  /** A text with the folders and files of this test. */
  String placed(String text) {
    String placed = text;
    for (Word word : PLACES) {
      placed = word.in(placed, folder);
    }
    return placed;
  }

  /** Adds what makes a plan small, and where its results go, but for what the command says. */
  private static String small(String command, String plan, Map<String, String> values) {
    if (!command.contains(plan)) {
      return command;
    }
    StringBuilder small = new StringBuilder(command);
    values.forEach(
        (key, value) -> {
          if (!command.contains(key + "=") && hasEffect(key, command)) {
            small.append(" --set ").append(key).append('=').append(value);
          }
        });
    if (!command.contains("--output")) {
      String name = plan.substring(plan.indexOf('/') + 1, plan.indexOf('.'));
      small.append(" --output results/").append(name);
    }
    return small.toString();
  }

  /** A key without effect is an error: formulas need no pilots. */
  private static boolean hasEffect(String key, String command) {
    return !key.equals("pilots.seeds") || !command.contains("predictors=");
  }

  /** He's first cell. */
  private String cell() throws SQLException {
    String query =
        "SELECT id FROM read_parquet('%s/results/quick/cells/*/*.parquet')"
            + " WHERE NOT pilot AND variance_scale = 2 AND seed = 1 ORDER BY id";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.formatted(folder))) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The hash of the plan that ran last. */
  private String plan() throws IOException {
    try (Stream<Path> plans = Files.list(folder.resolve("results/quick/plans"))) {
      return plans
          .map(plan -> Map.entry(modified(plan), plan.getFileName().toString()))
          .filter(plan -> plan.getValue().matches("[0-9a-f]{64}\\.json"))
          .max(Comparator.comparing(Map.Entry::getKey))
          .orElseThrow()
          .getValue()
          .replace(".json", "");
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
