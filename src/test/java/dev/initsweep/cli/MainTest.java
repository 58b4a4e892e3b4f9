package dev.initsweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanJson;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir private Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int execute(String... arguments) {
    return Main.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
  }

  @Test
  void helpListsExitCodesAndExamples() {
    assertThat(execute("--help")).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("Exit codes:", "130", "Examples:", "conf/quick.conf");
  }

  @Test
  void versionNamesTheCommit() {
    assertThat(execute("--version")).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).matches("(?s)initsweep \\S+ \\(commit \\S+\\)\\s*");
  }

  static Stream<String> commands() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Main.commandLine(nowhere, nowhere).getSubcommands().keySet().stream()
        .filter(name -> !name.equals("generate-completion"))
        .flatMap(
            name -> name.equals("data") ? Stream.of("data fetch", "data show") : Stream.of(name));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithExamplesAndExitCodesAndJson(String command) {
    String[] arguments = (command + " --help").split(" ", -1);
    assertThat(execute(arguments)).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .containsIgnoringCase("usage: initsweep " + command)
        .contains("Example", "  initsweep " + command, "--json", "--quiet", "--verbose")
        .contains("Exit codes:", "130")
        .doesNotContain("\u001b");
  }

  @Test
  void anUnknownOptionIsBadUsage() {
    assertThat(execute("plan", "conf/smoke.conf", "--outptu", "x")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .isEqualToIgnoringNewLines(
            "initsweep: Unknown options: '--outptu', 'x' (did you mean --output?)");
  }

  @Test
  void withoutACommandItListsThem() {
    assertThat(execute()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).containsPattern("(?m)^ +run ").containsPattern("(?m)^ +sql ");
  }

  @ParameterizedTest
  @CsvSource({"rnu, run", "stauts, status", "Report, report", "paln, plan"})
  void aMisspeltCommandBringsAQuestion(String written, String meant) {
    assertThat(execute(written, "p.conf")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(errors.toString()).contains("'" + written + "'", "did you mean " + meant + "?");
  }

  @Test
  void aKeyWithoutSetBringsAQuestion() {
    assertThat(execute("plan", "conf/smoke.conf", "seeds=3")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("did you mean --set seeds=3?");
  }

  @Test
  void mergeTakesOutputAsOthersDoAndTheEarlierName() {
    String missing = folder.resolve("missing").toString();
    for (String option : List.of("--output", "--into")) {
      assertThat(execute("merge", missing, option, folder.resolve("all").toString()))
          .isEqualTo(ExitCode.BAD_INPUT);
    }
    assertThat(errors.toString().lines()).hasSize(2).allMatch(line -> line.contains("no results"));
    execute("merge", "--help");
    assertThat(output.toString()).contains("--output").doesNotContain("--into");
  }

  @Test
  void recommendHasTheNamesOfPlansAndTheEarlierOne() {
    for (String data : List.of("--data-set", "--data")) {
      assertThat(execute("recommend", data, "synthetic", "--architecture", "3"))
          .isEqualTo(ExitCode.BAD_INPUT);
    }
    assertThat(errors.toString().lines())
        .hasSize(2)
        .allMatch(
            line ->
                line.equals(
                    "initsweep: Invalid --architecture: 3 (expected inputs, hidden layers and"
                        + " classes, such as 32-64-4 for synthetic)"));
    execute("recommend", "--help");
    assertThat(output.toString()).contains("--data-set").doesNotContain("--data ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"churn.csv", "churn.csv?label=left", "a/b.parquet", "x.npy?label=y.npy"})
  void dataInPlaceOfAPlanOrOfAnOptionAreToldApart(String data) {
    assertThat(execute("plan", data)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(execute("recommend", data, "--architecture", "7-16-2"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString().lines())
        .containsExactly(
            "initsweep: Invalid plan: %s is data (expected a plan, such as a file that holds data-sets = \"%s\")"
                .formatted(data, data),
            "initsweep: Unmatched argument at index 1: '%s' (did you mean --data-set %s?)"
                .formatted(data, data));
  }

  @Test
  void anEmptyPlanIsRefused() throws IOException {
    Path plan = Files.writeString(folder.resolve("empty.conf"), " \n");
    assertThat(execute("plan", plan.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("is empty").hasLineCount(1);
  }

  @Test
  void aPlanSaysWhatCannotComeOfIt() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("few.conf"),
            "data-sets = synthetic\nseeds = 1\ngrid.values = [1, 2]\npredictors = [he]\n");
    assertThat(execute("plan", plan.toString())).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .contains("2 points, looks at 1 seed\n")
        .contains("floating-point operations, about 1 min on ")
        .contains("a grid of 2 points is too few for an interval")
        .contains("no verdict on claim 1 can come of 1 seed (");
  }

  @Test
  void aFolderOfOtherThingsIsNoOutput() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear");
    for (String command : List.of("plan", "run")) {
      assertThat(
              execute(
                  command,
                  "conf/smoke.conf",
                  "--output",
                  folder.toString(),
                  "--master",
                  "local[1]"))
          .isEqualTo(ExitCode.BAD_INPUT);
    }
    assertThat(errors.toString()).contains("holds other things, such as letter.txt");
    assertThat(folder.toFile().list()).containsExactly("letter.txt");
  }

  @Test
  void aFolderAboveResultsSaysWhereTheyAre() throws IOException {
    Files.createDirectories(folder.resolve("quick/plans"));
    assertThat(execute("status", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("no results are there, but in quick").hasLineCount(1);
  }

  @Test
  void oneDataSetUnderTwoNamesIsRefused() throws IOException {
    StringBuilder rows = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i * i).append(',').append(i % 7).append(".5,").append(i % 2).append('\n');
    }
    Files.writeString(folder.resolve("base.csv"), rows);
    Path plan =
        Files.writeString(
            folder.resolve("twice.conf"),
            "data-sets = [\"%s/base.csv\", \"%s/./base.csv\"]%n".formatted(folder, folder));
    assertThat(execute("plan", plan.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .hasLineCount(1)
        .contains("twice.conf:1: Invalid data-sets", "/./base.csv")
        .contains(
            "(expected other examples than those of " + folder + "/base.csv, which are the same)");
  }

  /** 120 cells in an hour; of the totals it is said why they grow. */
  @Test
  void statusSaysHowFarARunIsHowFastAndThatItLives() throws IOException {
    Plan plan =
        PlanArgument.registries(line -> {}).parser().parse(Path.of("conf/smoke.conf"), List.of());
    ResultsFolder results = ResultsFolder.at(folder.toString(), new Configuration());
    Instant now = Instant.now();
    results.keepPlan(plan.hash(), PlanJson.write(plan, now));
    results.writeText(
        "running/a.json",
        "{\"plan\":\"%s\",\"host\":\"h\",\"process\":\"1\",\"started\":\"%s\",\"at\":\"%s\",\"trained\":\"120\"}"
            .formatted(plan.hash(), now.minusSeconds(3600), now));
    assertThat(execute("status", folder.toString())).as(errors.toString()).isZero();
    assertThat(output.toString())
        .containsPattern(
            "cells +0 of \\d+ done, .* \\(asked for so far; races add points and seeds, \\d+ cells at most\\)")
        .containsPattern(
            "run on h \\(process 1\\) since \\S+Z: alive, last heartbeat 0:\\d\\d:\\d\\d ago, 120 cells trained")
        .containsPattern("120 cells/h, \\S+ left for the cells asked for so far");
    assertThat(execute("status", folder.toString(), "--json")).isZero();
    String json = output.toString().substring(output.toString().indexOf('{'));
    JsonNode status = new ObjectMapper().readTree(json);
    assertThat(status.get("cellsPerHour").asDouble()).isCloseTo(120, within(1e-9));
    long toDo =
        status.get("pilots").get("planned").asLong() + status.get("cells").get("planned").asLong();
    assertThat(status.get("secondsLeft").asLong()).isEqualTo(30 * toDo);
    assertThat(status.get("runs").get(0).get("started").asText())
        .isEqualTo(now.minusSeconds(3600).toString());
    assertThat(status.get("lines")).hasSize(plan.groups().size());
  }

  @Test
  void memoryThatCannotSufficeIsSaidWhenPlanned() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("wide.conf"),
            "data-sets = synthetic\nhidden-widths = [30000, 30000]\npredictors = [he]\n");
    assertThat(execute("plan", plan.toString(), "--master", "local[64]"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("-Xmx").hasLineCount(1);
  }

  /** A file lies where a folder would be made: what cannot be written, even by root. */
  @Test
  void resultsThatCannotBeWrittenAreJudgedAllTheSame() throws IOException {
    Path earlier = Path.of("src/test/resources/dev/initsweep/flow/judged-by-fit");
    try (Stream<Path> files = Files.walk(earlier)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(earlier.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(folder.resolve("verdicts"), "in the way");
    assertThat(execute("verify", folder.toString())).as(errors.toString()).isZero();
    assertThat(output.toString()).contains("cells done", "within 1 octave of the minimum?");
    assertThat(errors.toString())
        .startsWith("initsweep: judged, but not stored: Cannot write ")
        .hasLineCount(1);
    assertThat(execute("report", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).hasLineCount(2).contains("--to FILE writes the page alone");
    Path page = folder.resolve("page.html");
    assertThat(execute("report", folder.toString(), "--to", page.toString())).isZero();
    assertThat(page).isNotEmptyFile();
    assertThat(folder.resolve("report.html")).doesNotExist();
  }

  @Test
  void anUnknownMasterIsBadInput() {
    for (String master : List.of("banana", "local[abc]")) {
      assertThat(execute("predict", "conf/smoke.conf", "--master", master))
          .isEqualTo(ExitCode.BAD_INPUT);
      assertThat(errors.toString()).contains("Invalid --master: " + master);
    }
    assertThat(errors.toString().lines()).hasSize(2);
  }

  @Test
  void anErrorSaysWhereItCameFromWhenAsked() {
    String missing = folder.resolve("missing").toString();
    assertThat(execute("status", missing)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).doesNotContain("\tat ");
    execute("status", missing, "--stacktrace");
    assertThat(errors.toString()).contains("BadInputException", "\tat dev.initsweep.");
    execute("status", missing, "--nonsense", "--stacktrace");
    assertThat(errors.toString()).contains("UnmatchedArgumentException");
  }

  @Test
  void aQueryMayBeginWithAComment() {
    String missing = folder.resolve("missing").toString();
    assertThat(execute("sql", missing, "-- How many?\nSELECT 1")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains(missing).doesNotContain("option");
  }

  @Test
  void theLineThatResumesCanBePasted() throws Exception {
    List<String> words =
        List.of(
            "run", "a plan.conf", "--set", "predictors=[{ formula = \"2 / eta\" }]", "it's", "");
    String line = RunCommand.commandLine(words);
    assertThat(line).startsWith("jobs/initsweep run 'a plan.conf' --set '");
    assertThat(Shell.words(line.substring("jobs/initsweep ".length()))).isEqualTo(words);
  }

  @Test
  void aMissingPlanIsOneLine() {
    Path missing = folder.resolve("missing.conf");
    assertThat(execute("plan", missing.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString().lines())
        .hasSize(1)
        .first()
        .asString()
        .contains(missing.toString());
  }

  @Test
  void aBadPlanWritesNothing() throws IOException {
    Path plan = folder.resolve("bad.conf");
    Files.writeString(plan, "epochs = 2\nlearing-rates = 0.1\n");
    Path results = folder.resolve("results");
    assertThat(execute("run", plan.toString(), "--output", results.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString().lines().toList())
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains("bad.conf", "2", "learning-rates"));
    assertThat(results).doesNotExist();
  }

  @Test
  void theDryRunCountsCells() {
    assertThat(execute("plan", "conf/quick.conf")).isEqualTo(ExitCode.DONE);
    // Two data sets. 13 variances from 1/4 to 1024, He's among them, with the 5 seeds of the first
    // look;
    // 12 octaves in quarters, He's point and three of each of 8 predictors with all 10 seeds.
    assertThat(output.toString()).contains("cells        130 to 1480");
  }

  @Test
  void theDryRunSpeaksJson() {
    assertThat(execute("plan", "conf/quick.conf", "--json")).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("\"leastCells\" : 130", "\"mostCells\" : 1480");
  }

  /** A tiny cell has hardly any products, but it takes time of its own. */
  @Test
  void theDryRunCountsWhatACellCostsBesideItsProducts() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("tiny.conf"),
            """
            data-sets = synthetic
            train-examples = 10
            batch-sizes = 5
            hidden-widths = [2]
            epochs = 1
            seeds = 1000
            race.until-decided = no
            predictors = [he]
            """);
    assertThat(execute("plan", plan.toString(), "--json")).as(errors.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(output.toString());
    double perCell =
        json.get("leastSeconds").asDouble()
            * Runtime.getRuntime().availableProcessors()
            / json.get("leastCells").asDouble();
    assertThat(json.get("leastCells").asInt()).isEqualTo(13_000);
    assertThat(perCell).isBetween(.01, .2);
  }

  @Test
  void theShippedPlansAreValid() {
    for (String plan :
        List.of(
            "conf/quick.conf", "conf/smoke.conf", "conf/kernel.conf", "conf/convolutional.conf")) {
      assertThat(execute("plan", plan)).as(plan + errors).isEqualTo(ExitCode.DONE);
    }
  }
}
