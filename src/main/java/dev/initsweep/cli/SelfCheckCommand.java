package dev.initsweep.cli;

import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.RaceSettings;
import dev.initsweep.planted.PlantedAnswers;
import dev.initsweep.selfcheck.ExponentCheck;
import dev.initsweep.selfcheck.NearCheck;
import dev.initsweep.selfcheck.Noise;
import dev.initsweep.selfcheck.PairedCheck;
import dev.initsweep.selfcheck.RaceCheck;
import dev.initsweep.selfcheck.RaceRates;
import dev.initsweep.selfcheck.Scenario;
import dev.initsweep.selfcheck.Scenarios;
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
import java.util.stream.Collectors;
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

  private static final int GROUPS = 2000;
  private static final int SHORT_GROUPS = 150;
  private static final int SLACK_OF_SHORT = 4;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Option(
      names = "--groups",
      paramLabel = "N",
      description = "Simulated groups of each scenario (default: 2000; with --short 150).")
  private Optional<Integer> groups = Optional.empty();

  @Option(
      names = "--short",
      description =
          "A trial in a minute or two: fewer groups, and rates may lie beyond their bounds by four"
              + " standard errors of the simulation.")
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
    say(
        "%d groups a row; a rate near .05 has a standard error of %.3f%n",
        simulated, Math.sqrt(.05 * .95 / simulated));
    races(
        "one look, resolution 0.25",
        "one_look",
        RaceCheck.SEEDS.stream().map(RaceCheck::oneLook).toList(),
        simulated,
        slack);
    races(
        "looks at 5, 10 and 20 seeds",
        "looks",
        List.of(RaceCheck.looks(.25), RaceCheck.looks(.5)),
        simulated,
        slack);
    near(simulated, slack);
    exponents(simulated, slack);
    paired(simulated, slack);
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

  private void races(String title, String key, List<RaceSettings> rules, int simulated, int slack) {
    say(
        "%n%s; COIN: COINCIDES where the prediction is a margin low or high, or the second dip; DIFF:"
            + " DIFFERS at the optimum and 2 octaves low or high; told: a second dip is said%n%n",
        title);
    say(
        "%-34s %3s %8s %5s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s%n",
        "scenario",
        "/8ve",
        "seeds",
        "res",
        "cover",
        "bare",
        "half",
        "COINlo",
        "COINhi",
        "COIN2",
        "DIFF",
        "power",
        "farlo",
        "farhi",
        "told",
        "cells",
        "seeds");
    List<RaceRates> all = new ArrayList<>();
    for (Scenario scenario : Scenarios.ALL) {
      for (RaceSettings rule : rules) {
        for (int perOctave : List.of(2, 1)) {
          RaceRates rates = RaceCheck.rates(scenario, perOctave, rule, simulated, seed);
          all.add(rates);
          violations.addAll(rates.violations(slack));
          say(
              "%-34s %4d %8s %5s %6.4f %6.4f %6.2f %6.4f %6.4f %6s %6.4f %6.3f %6.3f %6.3f %6.3f"
                  + " %6.1f %6.1f%n",
              scenario.name(),
              perOctave,
              rule.looks().stream().map(String::valueOf).collect(Collectors.joining("-")),
              rule.resolution(),
              rates.cover(),
              rates.coverWithout(),
              rates.halfWidth(),
              rates.coincidesLow(),
              rates.coincidesHigh(),
              Double.isNaN(rates.coincidesSecond())
                  ? ""
                  : String.format(Locale.ROOT, "%.4f", rates.coincidesSecond()),
              rates.differs(),
              rates.power(),
              rates.farLow(),
              rates.farHigh(),
              rates.secondSaid(),
              rates.cells(),
              rates.seeds());
        }
      }
    }
    json.put(key, all);
  }

  private void near(int simulated, int slack) {
    say("%nnear-least-loss, where the loss exceeds the least trained one by 10 %%%n%n");
    say("%-34s %5s %5s %7s %7s %8s%n", "scenario", "side", "seeds", "near", "cover", "no width");
    List<NearCheck.NearRates> all = new ArrayList<>();
    for (Scenario scenario : Scenarios.NEAR) {
      for (int seeds : RaceCheck.SEEDS) {
        for (boolean isBelow : List.of(true, false)) {
          NearCheck.NearRates rates = NearCheck.rates(scenario, isBelow, 1, seeds, simulated, seed);
          all.add(rates);
          violations.addAll(rates.violations(slack));
          say(
              "%-34s %5s %5d %7.4f %7.4f %8.4f%n",
              scenario.name(),
              isBelow ? "below" : "above",
              seeds,
              rates.near(),
              rates.cover(),
              rates.zeroWidth());
        }
      }
    }
    json.put("near_least_loss", all);
  }

  private void exponents(int simulated, int slack) {
    say("%nexponents over four groups, two of them with the mirrored curve%n%n");
    List<ExponentCheck.ExponentRates> all = new ArrayList<>();
    for (Scenario scenario : Scenarios.ASYMMETRIC) {
      for (int seeds : RaceCheck.SEEDS) {
        ExponentCheck.ExponentRates rates = ExponentCheck.rates(scenario, seeds, simulated, seed);
        all.add(rates);
        violations.addAll(rates.violations(slack));
        say("%-34s %5d seeds, cover %.4f%n", scenario.name(), seeds, rates.cover());
      }
    }
    json.put("exponents", all);
  }

  private void paired(int simulated, int slack) {
    say("%nclaims 2 and 3 decided without a difference%n%n");
    List<PairedCheck.PairedRates> all = new ArrayList<>();
    for (Noise noise : List.of(Noise.MIXED, Noise.HEAVY)) {
      for (int seeds : RaceCheck.SEEDS) {
        PairedCheck.PairedRates rates = PairedCheck.rates(noise, seeds, simulated, seed);
        all.add(rates);
        violations.addAll(rates.violations(slack));
        say(
            "%-34s %5d seeds, claim 2 %.4f, claim 3 %.4f%n",
            noise.name(), seeds, rates.loss(), rates.accuracy());
      }
    }
    json.put("claims_2_and_3", all);
  }

  private void plantedAnswers() throws IOException {
    say("%nplanted in a whole run on the synthetic data set%n%n");
    Path folder = Files.createTempDirectory("initsweep-selfcheck");
    try (SparkSession spark = Spark.open(common.master)) {
      List<PlantedAnswers.Found> answers =
          PlantedAnswers.check(
              spark,
              folder.toUri().toString(),
              DataSources.standard(DataFolders.of(System.getenv()), line -> {}));
      for (PlantedAnswers.Found answer : answers) {
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
