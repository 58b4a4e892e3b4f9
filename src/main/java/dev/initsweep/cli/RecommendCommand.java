package dev.initsweep.cli;

import dev.initsweep.cell.Activation;
import dev.initsweep.cell.Architecture;
import dev.initsweep.cell.ArchitectureTextException;
import dev.initsweep.cell.Architectures;
import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.BiasTreatment;
import dev.initsweep.cell.DataFacts;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.PointText;
import dev.initsweep.recommend.Recommender;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code recommend --data-set ... --architecture ...}: the variance for one's own network and data.
 */
@Command(
    name = "recommend",
    versionProvider = Version.class,
    description =
        "Finds an initial variance for a network and data of your own within a budget of time, or"
            + " says that He's is as good; shows its evidence.",
    footer = {
      "",
      "The data are your own (CSV, Parquet, idx or numpy, see docs/your-own-data.md) or a known data set.",
      "",
      "Examples:",
      "  initsweep recommend --data-set churn.csv --architecture 20-64-3",
      "  initsweep recommend --data-set mnist --architecture 784-256-128-10 --budget 20m",
      "  initsweep recommend --data-set mnist --architecture '16c3 p2 32c3 p2 64' --budget 20m"
    })
final class RecommendCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private DataOption data;

  /** The data set by the name of the plans' key, or by an earlier one. */
  static final class DataOption {
    @Option(
        names = "--data-set",
        paramLabel = "SPEC",
        description = "A file, a folder with / at its end, or a data set's name.")
    private String name;

    @Option(names = "--data", paramLabel = "SPEC", hidden = true)
    private String earlier;

    String text() {
      return name != null ? name : earlier;
    }
  }

  @Option(
      names = "--architecture",
      required = true,
      paramLabel = "TEXT",
      description =
          "Inputs, hidden layers, classes, such as 784-256-128-10, or what lies between in a"
              + " convolutional network, such as '16c3 p2 32c3 p2 64'.")
  private String architecture;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      defaultValue = "relu",
      description = "Default: ${DEFAULT-VALUE}.")
  private String activation;

  @Option(
      names = "--learning-rate",
      paramLabel = "ETA",
      defaultValue = "0.05",
      description = "Of plain SGD (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "64",
      description = "Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "20",
      description = "Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
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
    DataSources sources = PlanArgument.sources(log::println);
    Recommender.Request question =
        new Recommender.Request(
            data.text(),
            network(sources.facts(data.text())),
            activation,
            learningRate,
            batchSize,
            epochs,
            metric,
            time(budget));
    try (SparkSession spark = Spark.open(common.master)) {
      ResultsFolder folder = ResultsFolder.at(output, spark);
      folder.requireRoom();
      Recommender.Result answer =
          new Recommender(
                  question,
                  spark,
                  folder,
                  sources,
                  new ProgressLine(
                      log,
                      Boolean.getBoolean(RunCommand.TERMINAL),
                      InstantSource.system(),
                      new PointText(List.of())),
                  line -> {
                    log.println(line);
                    log.flush();
                  },
                  InstantSource.system(),
                  Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()))
              .recommend();
      String page = folder.location() + "/report.html";
      if (common.json) {
        Json.print(out, RecommendationText.json(answer, page));
      } else {
        out.print(RecommendationText.plain(answer, question.budget(), page));
        out.flush();
      }
      return ExitCode.DONE;
    }
  }

  /** The text, once it is one of a network that fits the data. */
  private String network(DataFacts facts) {
    if (architecture.matches("[\\d-]*")
        && !architecture.matches("[1-9]\\d{0,4}(-[1-9]\\d{0,4}){2,}")) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid --architecture: %s (expected inputs, hidden layers and classes, such as"
                  + " %d-64-%d for %s)",
              architecture,
              facts.inputs(),
              facts.classes(),
              facts.name()));
    }
    Architecture network = parsed(facts);
    if (network.inputs() != facts.inputs() || network.classes() != facts.classes()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "Invalid --architecture: %s (expected %d inputs and %d classes, which %s has)",
              architecture,
              facts.inputs(),
              facts.classes(),
              facts.name()));
    }
    return architecture;
  }

  private Architecture parsed(DataFacts facts) {
    try {
      return Architectures.ALL.parse(
          Architectures.ALL.complete(architecture, facts.shape(), facts.classes()),
          Activation.RELU,
          BiasTreatment.TRAINED);
    } catch (ArchitectureTextException e) {
      throw new BadInputException(
          "Invalid --architecture: %s (expected %s)".formatted(architecture, e.expected()), e);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "Invalid --architecture: %s (expected a text such as %s)"
              .formatted(architecture, Architectures.ALL.examples()),
          e);
    }
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
}
