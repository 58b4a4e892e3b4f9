package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.initsweep.cli.Documents.Example;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the pages show to be typed, in their order, as a reader would, but on less data: an
 * example that is not run rots. {@link Way} says how each is run, and which are run by other tests.
 * How long each took is written to target/documents.txt.
 */
class DocumentsIT {

  private static final Path CLUSTER = Path.of("target/documents-cluster").toAbsolutePath();

  /** Settings of Spark for small tables; they leave results alone. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "initsweep.spark.settings", "conf/spark/local.conf",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  /** Version of the reader of Parquet for JavaScript. */
  private static final String HYPARQUET = "1.33.0";

  private static final String CONCLUSION =
      "COINCIDES|DIFFERS|INCONCLUSIVE|WIDEN_GRID|NO_PREDICTION";

  /** What the answer of a command holds, by how the command begins. */
  private static final Map<String, String> ANSWERS = new LinkedHashMap<>();

  static {
    ANSWERS.put("plan", "cells +\\d+ to \\d+");
    ANSWERS.put("predict", "kl-bound +\\S");
    ANSWERS.put("run", "(?s)\\b(%s)\\b.*page: \\S+/report\\.html".formatted(CONCLUSION));
    ANSWERS.put("status", "cells +(\\d+) of \\1 done.*, 0 to do");
    ANSWERS.put("verify", "\\b(%s)\\b".formatted(CONCLUSION));
    ANSWERS.put("report", "/report\\.html");
    ANSWERS.put("watch", "(\\d+) of \\1 cells");
    ANSWERS.put("sql", "(?s)\\S+\n.*\\S+\n");
    ANSWERS.put("compact", "[1-9]\\d* files merged|nothing to merge");
    ANSWERS.put("data", "fashion-mnist: /|\\d+ rows of .*(?s).*classes: ");
    ANSWERS.put("selfcheck", "all rates are within their bounds, all answers right");
    ANSWERS.put("recommend", "(?s)use variance .*PyTorch .*Keras ");
    ANSWERS.put("replay", "identical: ");
    ANSWERS.put(
        "diff",
        "0 in the second alone\n.* [1-9]\\d* equal.* 0 contradict(?s).*verdicts changed: 0");
    ANSWERS.put("export", "\\.npz");
    ANSWERS.put("merge", "[1-9]\\d* cells in ");
  }

  /** Of commands that are not initsweep's. */
  private static final Map<String, String> OTHER_ANSWERS =
      Map.of(
          "jobs/cluster start 2", "spark://127\\.0\\.0\\.1:\\d+",
          "python3 docs/reproduce.py cell.npz", "agrees",
          "source <(jobs/initsweep generate-completion)", "complete .* initsweep");

  @TempDir private static Path folder;

  private static final List<String> TIMES = new ArrayList<>();
  private static final Set<Set<String>> RAN = new HashSet<>();

  private static TinyCommands tiny;
  private static String cluster = "";

  @BeforeAll
  static void prepare() throws Exception {
    tiny = new TinyCommands(folder);
    SETTINGS.forEach(System::setProperty);
    ownData();
  }

  @AfterAll
  static void tidy() throws Exception {
    SETTINGS.keySet().forEach(System::clearProperty);
    Files.write(Path.of("target/documents.txt"), TIMES);
    shell("jobs/cluster stop", "");
  }

  /** What a reader is supposed to have: tables of 20 columns with three classes, and images. */
  private static void ownData() throws Exception {
    Files.writeString(folder.resolve("churn.csv"), table(11, 400));
    Files.writeString(folder.resolve("churn-test.csv"), table(12, 100));
    Files.writeString(
        folder.resolve("churn.conf"), "data-sets = \"%s/churn.csv\"\n".formatted(folder));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * RENAME (\"left\" AS kind) FROM '%s/churn.csv') TO '%s/features.parquet'"
              .formatted(folder, folder));
    }
    Path images =
        PlanArgument.sources(line -> {}).fetch("mnist").orElseThrow(IllegalStateException::new);
    Files.createSymbolicLink(folder.resolve("scans"), images);
  }

  private static String table(long seed, int rows) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int column = 1; column <= 20; column++) {
      text.append('x').append(column).append(',');
    }
    text.append("left\n");
    for (int row = 0; row < rows; row++) {
      double[] x = random.doubles(20, -1, 1).toArray();
      for (double value : x) {
        text.append(value).append(',');
      }
      double score = x[0] * x[1] + x[2] + .2 * random.nextGaussian();
      text.append(score < -.4 ? "no" : score < .4 ? "later" : "yes").append('\n');
    }
    return text.toString();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleWorks() throws IOException {
    Map<Example, Set<String>> examples = Documents.examples();
    return examples.keySet().stream()
        // The cluster that a page shows how to start is used before.
        .sorted(Comparator.comparing(e -> !e.text().startsWith("jobs/cluster start")))
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.title(), () -> timed(example, examples.get(example))));
  }

  private static void timed(Example example, Set<String> pages) throws Exception {
    long begun = System.nanoTime();
    Way way = Way.of(example);
    try {
      run(way, example);
    } finally {
      TIMES.add(
          String.format(
              Locale.ROOT,
              "%6.1f s  %-9s  %s  (%s)",
              (System.nanoTime() - begun) / 1e9,
              way.name().toLowerCase(Locale.ROOT),
              example.title(),
              String.join(", ", pages)));
    }
  }

  private static void run(Way way, Example example) throws Exception {
    switch (way) {
      case PROCESS, HERE -> runCommand(way, example.text());
      case MAKE -> runMake(example.text());
      case PLAN -> readPlan(example.text());
      case DUCKDB -> assertThat(duckDb(tiny.placed(example.text()))).isPositive();
      case SPARK_SQL -> runSpark(tiny.placed(example.text()));
      case PYTHON -> runProgram("/usr/bin/python3", "page.py", example.text());
      case JAVASCRIPT -> {
        shell("cd %s && npm install --silent hyparquet@%s".formatted(folder, HYPARQUET), "");
        runProgram("node", "page.mjs", example.text());
      }
      case FILE -> assertThat(Path.of(example.text())).exists();
      case ELSEWHERE -> assertThat(Way.NOT_HERE).containsKey(example.title());
    }
  }

  private static void runCommand(Way way, String command) throws Exception {
    String line = tiny.tiny(command, cluster);
    Launcher.Result result = way == Way.PROCESS ? shell(line, input(command)) : here(line);
    String said = result.output() + result.errors();
    assertThat(result.exitCode()).as("%s%n%s", line, said).isZero();
    assertThat(said).as(line).containsPattern(answer(command));
    if (command.startsWith("jobs/cluster start")) {
      cluster = result.output().strip();
    }
    if (command.contains("jobs/initsweep run ")) {
      assertTrained(line, result.errors());
    }
  }

  /** What was trained once is not trained again: not by another master, nor into another folder. */
  private static void assertTrained(String line, String said) {
    Set<String> words =
        new TreeSet<>(
            Arrays.asList(line.replaceAll("--master (\\$\\(.*?\\)|\\S+)", "").split(" ", -1)));
    words.removeIf(word -> word.isEmpty() || word.matches("INITSWEEP_.*|--conf|spark\\..*"));
    Matcher trained = Pattern.compile("[1-9]\\d* to train").matcher(said);
    assertThat(trained.find()).as("%s%n%s", line, said).isEqualTo(RAN.add(words));
  }

  private static String answer(String command) {
    Matcher ours = Pattern.compile("(?:^|.* )jobs/initsweep ([a-z]+)\\b.*").matcher(command);
    String answer = OTHER_ANSWERS.get(command);
    if (answer == null && ours.matches()) {
      answer = ANSWERS.get(ours.group(1));
      assertThat(answer).as("what the answer of %s holds", command).isNotNull();
    }
    return answer == null ? "" : answer;
  }

  private static String input(String command) {
    return command.endsWith("sql results/quick")
        ? "SELECT count(*) AS cells\nFROM cells;\nquit;\n"
        : "";
  }

  private static Launcher.Result shell(String line, String input) throws Exception {
    String shown = line.startsWith("source ") ? line + " && complete -p initsweep" : line;
    return Shell.run(shown, input, Map.of("CLUSTER_DIR", CLUSTER.toString()));
  }

  private static Launcher.Result here(String line) throws Exception {
    List<String> words = Shell.words(line.substring("jobs/initsweep ".length()));
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        Main.execute(
            new PrintWriter(output, true),
            new PrintWriter(errors, true),
            words.toArray(String[]::new));
    return new Launcher.Result(exitCode, output.toString(), errors.toString());
  }

  /** A target that is there, and scripts that are: most targets would take too long. */
  private static void runMake(String command) throws Exception {
    Launcher.Result result = shell(command.replaceFirst("make ", "make -n "), "");
    assertThat(result.exitCode()).as(command + "\n" + result.errors()).isZero();
    assertThat(result.output()).isNotBlank();
    Matcher scripts = Pattern.compile("(?m)^(jobs/\\S+)").matcher(result.output());
    while (scripts.find()) {
      assertThat(Path.of(scripts.group(1))).isExecutable();
    }
  }

  private static void readPlan(String text) throws Exception {
    Path plan = Files.writeString(folder.resolve("page.conf"), tiny.placed(text));
    Launcher.Result result = here("jobs/initsweep plan " + plan);
    assertThat(result.exitCode()).as(text + "\n" + result.errors()).isZero();
    assertThat(result.output()).containsPattern(ANSWERS.get("plan"));
  }

  /** A program that says something. */
  private static void runProgram(String language, String name, String text) throws Exception {
    Path program = Files.writeString(folder.resolve(name), tiny.placed(text));
    Launcher.Result result = shell(language + " " + program, "");
    assertThat(result.exitCode()).as(text + "\n" + result.errors()).isZero();
    assertThat(result.output()).as(text).containsPattern("\\d");
  }

  /** Counts the rows of an answer. */
  private static int duckDb(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      int rows = 0;
      while (answer.next()) {
        rows++;
      }
      return rows;
    }
  }

  /** As spark-sql would; and in its views the files of jobs/sql of which the page says so. */
  private static void runSpark(String script) throws IOException {
    try (SparkSession spark = Spark.open("local[2]")) {
      long rows = 0;
      for (String statement : script.split(";\\s*", -1)) {
        rows = statement.isBlank() ? rows : spark.sql(statement).count();
      }
      assertThat(rows).isPositive();
      try (Stream<Path> files = Files.list(Path.of("jobs/sql"))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String query = Files.readString(file);
          if (!query.contains("FROM curves") && !query.contains("FROM exponents")) {
            assertThat(spark.sql(query).columns()).as(file.toString()).isNotEmpty();
          }
        }
      }
    }
  }
}
