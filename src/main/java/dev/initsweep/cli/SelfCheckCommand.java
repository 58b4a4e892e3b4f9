package dev.initsweep.cli;

import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.flow.PlantedAnswers;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.GridComparison;
import dev.initsweep.verify.Rates;
import dev.initsweep.verify.RefinedRates;
import dev.initsweep.verify.RefinementCheck;
import dev.initsweep.verify.Scenario;
import dev.initsweep.verify.SelfCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code selfcheck}: how often the verdicts are wrong where the answer is known. */
@Command(
    name = "selfcheck",
    versionProvider = Version.class,
    description = {
      "Measures how often verdicts are wrong on simulated groups whose optimum is known, then plants"
          + " answers in a whole run and asks for them in SQL.",
      "Ends with exit code 1 if a rate is outside its bound (docs/verdicts.md) or an answer is wrong."
    },
    footer = {
      "",
      "Examples:",
      "  initsweep selfcheck --short",
      "  initsweep selfcheck --groups 4000 --json"
    })
final class SelfCheckCommand implements Callable<Integer> {

  private static final int GROUPS = 4000;
  private static final int SHORT_GROUPS = 60;
  private static final int SLACK_OF_SHORT = 4;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Option(
      names = "--groups",
      paramLabel = "N",
      description = "Simulated groups of each scenario (default: 4000; with --short 60).")
  private Optional<Integer> groups = Optional.empty();

  @Option(
      names = "--short",
      description =
          "A trial in a minute: fewer groups, and rates may lie beyond their bounds by four standard"
              + " errors of the simulation.")
  private boolean isShort;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed;

  private final Map<String, Object> json = new LinkedHashMap<>();
  private final List<String> violations = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    int simulated = groups.orElse(isShort ? SHORT_GROUPS : GROUPS);
    int slack = isShort ? SLACK_OF_SHORT : 0;
    fixedSeeds(simulated, slack);
    refinement(simulated, slack);
    comparison(simulated, slack);
    plantedAnswers();
    json.put("violations", violations);
    if (common.json) {
      Json.print(spec.commandLine().getOut(), json);
    } else {
      say("%n");
      violations.forEach(line -> say("outside its bound: %s%n", line));
      say(violations.isEmpty() ? "all rates are within their bounds, all answers right%n" : "");
    }
    return violations.isEmpty() ? ExitCode.DONE : ExitCode.FAILURE;
  }

  private void fixedSeeds(int simulated, int slack) {
    say("%d groups a scenario; COINCIDES low and high: prediction one margin off%n%n", simulated);
    say(
        "%-31s %5s %8s %10s %9s %9s %9s %6s %7s %7s %7s%n",
        "scenario",
        "seeds",
        "coverage",
        "half-width",
        "unbounded",
        "COIN low",
        "COIN high",
        "power",
        "DIFFERS",
        "claim 2",
        "claim 3");
    List<Rates> all = new ArrayList<>();
    for (Scenario scenario : Scenario.ALL) {
      for (int seeds : SelfCheck.SEEDS) {
        Rates rates = SelfCheck.run(scenario, seeds, simulated, seed);
        all.add(rates);
        violations.addAll(rates.violations(slack));
        say(
            "%-31s %5d %8.4f %10.3f %9.4f %9.4f %9.4f %6.3f %7.4f %7.4f %7.4f%n",
            scenario.name(),
            seeds,
            rates.coverage(),
            rates.medianHalfWidth(),
            rates.unbounded(),
            rates.falseCoincidesLow(),
            rates.falseCoincidesHigh(),
            rates.power(),
            rates.falseDiffers(),
            rates.falseLoss(),
            rates.falseAccuracy());
      }
    }
    json.put("rates", all);
  }

  private void refinement(int simulated, int slack) {
    say("%nrefined until decided; wrong: COINCIDES or DIFFERS where one margin off%n%n");
    say(
        "%-31s %8s %10s %9s %10s %6s %7s %5s %5s%n",
        "scenario",
        "coverage",
        "half-width",
        "wrong low",
        "wrong high",
        "power",
        "DIFFERS",
        "seeds",
        "cells");
    List<RefinedRates> all = new ArrayList<>();
    for (Scenario scenario : Scenario.ALL) {
      RefinedRates rates = RefinementCheck.rates(scenario, simulated, seed);
      all.add(rates);
      violations.addAll(rates.violations(slack));
      say(
          "%-31s %8.4f %10.3f %9.4f %10.4f %6.3f %7.4f %5.1f %5.1f%n",
          scenario.name(),
          rates.coverage(),
          rates.medianHalfWidth(),
          rates.wrongLow(),
          rates.wrongHigh(),
          rates.power(),
          rates.falseDiffers(),
          rates.meanSeeds(),
          rates.meanCells());
    }
    json.put("refined", all);
  }

  private void comparison(int simulated, int slack) {
    say(
        "%nrefined with one look against a grid of %d points, both with %d seeds%n%n",
        GridComparison.POINTS, GridComparison.SEEDS);
    say(
        "%-31s %15s %18s %6s %9s %14s %9s%n",
        "scenario",
        "half-width grid",
        "half-width refined",
        "ratio",
        "coverage",
        "contradictions",
        "trainings");
    List<GridComparison> all = new ArrayList<>();
    for (Scenario scenario : Scenario.ALL) {
      GridComparison comparison = RefinementCheck.compare(scenario, simulated, seed);
      all.add(comparison);
      violations.addAll(comparison.violations(slack));
      say(
          "%-31s %15.3f %18.3f %6.3f %9.4f %14.4f %9.3f%n",
          scenario.name(),
          comparison.gridHalfWidth(),
          comparison.refinedHalfWidth(),
          comparison.refinedHalfWidth() / comparison.gridHalfWidth(),
          comparison.coverage(),
          comparison.contradictions(),
          comparison.trainings());
    }
    json.put("against_grid", all);
  }

  private void plantedAnswers() throws IOException {
    say("%nplanted in a whole run on the synthetic data set%n%n");
    Path folder = Files.createTempDirectory("initsweep-selfcheck");
    try (SparkSession spark = Spark.open(common.master)) {
      List<PlantedAnswers.Answer> answers =
          PlantedAnswers.check(
              spark,
              ResultsFolder.at(folder.toUri().toString(), spark),
              DataSources.standard(DataFolders.of(System.getenv()), line -> {}));
      for (PlantedAnswers.Answer answer : answers) {
        say("%s: %s%s%n", answer.question(), answer.found(), answer.isRight() ? "" : ", WRONG");
        if (!answer.isRight()) {
          violations.add(
              "%s: %s (expected %s)"
                  .formatted(answer.question(), answer.found(), answer.planted()));
        }
      }
      json.put("planted", answers);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void say(String format, Object... values) {
    if (!common.json) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(Locale.ROOT, format, values);
      out.flush();
    }
  }
}
