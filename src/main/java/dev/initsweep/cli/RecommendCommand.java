package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.cell.Estimate;
import dev.initsweep.cell.Interval;
import dev.initsweep.data.DataSources;
import dev.initsweep.flow.Recommendation;
import dev.initsweep.flow.Recommender;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recommend --data ... --architecture ...}: the variance for one's own network and data. */
@Command(
    name = "recommend",
    versionProvider = Version.class,
    description =
        "Finds an initial variance for a network and data of your own within a budget of time, or"
            + " says that He's is as good; shows its evidence.",
    footer = {
      "",
      "The data are a file (CSV or Parquet, see docs/your-own-data.md) or a known data set.",
      "",
      "Examples:",
      "  initsweep recommend --data churn.csv --architecture 20-64-3",
      "  initsweep recommend --data mnist --architecture 784-256-128-10 --budget 20m"
    })
final class RecommendCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Option(names = "--data", required = true, description = "A file, or a data set's name.")
  private String data;

  @Option(
      names = "--architecture",
      required = true,
      paramLabel = "N-N-N",
      description = "Inputs, hidden layers, classes, such as 784-256-128-10.")
  private String architecture;

  @Option(names = "--activation", defaultValue = "relu", description = "Default: ${DEFAULT-VALUE}.")
  private String activation;

  @Option(
      names = "--learning-rate",
      defaultValue = "0.05",
      description = "Of plain SGD (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(names = "--batch-size", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(names = "--epochs", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--metric",
      defaultValue = "test-loss",
      description = "train-loss, test-loss or test-error (default: ${DEFAULT-VALUE}).")
  private String metric;

  @Option(
      names = "--budget",
      defaultValue = "10m",
      paramLabel = "TIME",
      description = "Such as 90s, 10m or 2h (default: ${DEFAULT-VALUE}).")
  private String budget;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "results/recommend",
      description = "Folder of the evidence (default: ${DEFAULT-VALUE}).")
  private String output;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = common.log(spec);
    DataSources sources = PlanFile.sources(log::println);
    Recommender.Question question =
        new Recommender.Question(
            data,
            hidden(sources.facts(data)),
            activation,
            learningRate,
            batchSize,
            epochs,
            metric,
            time(budget));
    try (SparkSession spark = Spark.open(common.master)) {
      ResultsFolder folder = ResultsFolder.at(output, spark);
      Recommender.Answer answer =
          new Recommender(
                  question,
                  spark,
                  folder,
                  sources,
                  new ProgressLine(
                      log, Boolean.getBoolean(RunCommand.TERMINAL), InstantSource.system()),
                  line -> {
                    log.println(line);
                    log.flush();
                  },
                  InstantSource.system(),
                  Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()))
              .answer();
      if (common.json) {
        Json.print(out, json(answer, folder));
      } else {
        print(out, answer, folder);
      }
      return ExitCode.DONE;
    }
  }

  private List<Integer> hidden(DataFacts facts) {
    if (!architecture.matches("[1-9]\\d{0,4}(-[1-9]\\d{0,4}){2,}")) {
      throw new BadInputException(
          "Invalid --architecture: %s (expected widths such as 784-256-128-10, with a hidden layer)"
              .formatted(architecture));
    }
    List<Integer> widths =
        Arrays.stream(architecture.split("-", -1)).map(Integer::valueOf).toList();
    if (widths.get(0) != facts.inputs() || widths.get(widths.size() - 1) != facts.classes()) {
      throw new BadInputException(
          "Invalid --architecture: %s (expected %d inputs and %d classes, which %s has)"
              .formatted(architecture, facts.inputs(), facts.classes(), facts.name()));
    }
    return widths.subList(1, widths.size() - 1);
  }

  static Duration time(String text) {
    Matcher matcher = Pattern.compile("([1-9]\\d{0,6})([smh])").matcher(text);
    if (!matcher.matches()) {
      throw new BadInputException(
          "Invalid --budget: %s (expected a time such as 90s, 10m or 2h)".formatted(text));
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  private void print(PrintWriter out, Recommender.Answer answer, ResultsFolder folder) {
    Recommendation use = answer.recommendation();
    String g = number(use.g());
    out.println();
    out.printf(
        "use variance %s / fan-in%s: %s%n", g, use.isHe() ? ", which is He's" : "", use.reason());
    use.interval()
        .ifPresent(
            i ->
                out.printf(
                    "least %s at g = %s%n", use.metric(), text(i, RecommendCommand::number)));
    use.loss()
        .ifPresent(
            e ->
                out.printf(
                    "%s of g = %s against He's: %s%n",
                    use.metric(),
                    number(use.candidate()),
                    text(e, x -> String.format(Locale.ROOT, "%+.1f %%", 100 * Math.expm1(x)))));
    use.accuracy()
        .ifPresent(
            e ->
                out.printf(
                    "test accuracy against He's: %s%n",
                    text(e, x -> String.format(Locale.ROOT, "%+.2f pp", 100 * x))));
    out.printf(
        "found by %d trainings that placed it and %d of %d fresh seeds that judged it, paired by"
            + " seed; %d training examples each; %d s of %d%n",
        answer.searchCells(),
        answer.freshCells(),
        answer.freshSeeds(),
        answer.trainExamples(),
        answer.took().toSeconds(),
        time(budget).toSeconds());
    out.printf("evidence: %s/report.html%n%n", folder.location());
    lines(g).forEach((where, line) -> out.printf("%-8s %s%n", where, line));
    out.flush();
  }

  /** What to paste, for each library. */
  private static Map<String, String> lines(String g) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("DL4J", ".dist(new NormalDistribution(0, Math.sqrt(%s / nIn)))".formatted(g));
    lines.put(
        "PyTorch",
        "torch.nn.init.normal_(layer.weight, std=(%s / layer.in_features) ** 0.5)".formatted(g));
    lines.put(
        "Keras",
        ("kernel_initializer=keras.initializers.VarianceScaling(scale=%s, mode=\"fan_in\","
                + " distribution=\"untruncated_normal\")")
            .formatted(g));
    return lines;
  }

  private static Map<String, Object> json(Recommender.Answer answer, ResultsFolder folder) {
    Recommendation use = answer.recommendation();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("g", use.g());
    json.put("is_he", use.isHe());
    json.put("candidate", use.candidate());
    json.put("reason", use.reason());
    json.put("metric", use.metric());
    json.put("interval", use.interval().map(RecommendCommand::json).orElse(null));
    json.put("log_loss_against_he", use.loss().map(RecommendCommand::json).orElse(null));
    json.put("accuracy_against_he", use.accuracy().map(RecommendCommand::json).orElse(null));
    json.put("train_examples", answer.trainExamples());
    json.put("search_cells", answer.searchCells());
    json.put("fresh_seeds", answer.freshSeeds());
    json.put("fresh_cells", answer.freshCells());
    json.put("seconds", answer.took().toSeconds());
    json.put("page", folder.location() + "/report.html");
    json.put("paste", lines(number(use.g())));
    return json;
  }

  private static Map<String, Object> json(Estimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", estimate.value());
    json.putAll(json(estimate.interval()));
    return json;
  }

  /** An end that is not bounded is null. */
  private static Map<String, Object> json(Interval interval) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("low", Double.isFinite(interval.low()) ? interval.low() : null);
    json.put("high", Double.isFinite(interval.high()) ? interval.high() : null);
    return json;
  }

  private static String text(Estimate estimate, DoubleFunction<String> show) {
    return show.apply(estimate.value()) + " (" + text(estimate.interval(), show) + ")";
  }

  private static String text(Interval interval, DoubleFunction<String> show) {
    return (Double.isFinite(interval.low()) ? show.apply(interval.low()) : "below the grid")
        + " to "
        + (Double.isFinite(interval.high()) ? show.apply(interval.high()) : "beyond the grid");
  }

  private static String number(double g) {
    return String.format(Locale.ROOT, "%.3g", g);
  }
}
