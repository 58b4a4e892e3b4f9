package dev.initsweep.cli;

import dev.initsweep.api.Initsweep;
import dev.initsweep.api.SweepEndedException;
import dev.initsweep.api.SweepResult;
import dev.initsweep.data.DataSources;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PointText;
import dev.initsweep.report.Audits;
import dev.initsweep.report.ReportJson;
import dev.initsweep.report.Summary;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.SweepException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run PLAN}: trains what is missing, judges, reports. */
@Command(
    name = "run",
    versionProvider = Version.class,
    description = "Trains the cells of a plan that its results folder lacks, judges and reports.",
    footer = {
      "",
      "The same command again goes on where the last one stopped.",
      "",
      "Examples:",
      "  initsweep run conf/quick.conf",
      "  initsweep run conf/quick.conf --set seeds=12",
      "  initsweep run conf/quick.conf --master spark://host:7077 --output hdfs:///sweeps/quick"
    })
final class RunCommand implements Callable<Integer> {

  /** Set by the launcher where standard error is a terminal, which Java cannot tell. */
  static final String TERMINAL = "initsweep.terminal";

  @Mixin private CommonOptions common;
  @Mixin private PlanArgument planFile;
  @Spec private CommandSpec spec;

  @Option(
      names = "--retry-failed",
      description = "Train cells again that failed for reasons of their own.")
  private boolean retryFailed;

  @Override
  public Integer call() throws IOException {
    PrintWriter log = common.log(spec);
    DataSources sources = PlanArgument.sources(log::println);
    Plan plan = planFile.plan(sources);
    try (SparkSession spark = Spark.open(common.master)) {
      return run(plan, sources, spark);
    }
  }

  private int run(Plan plan, DataSources sources, SparkSession spark) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = common.log(spec);
    ResultsFolder folder = ResultsFolder.at(planFile.output(plan), spark);
    log.println(
        "initsweep: plan %s, %s, results in %s"
            .formatted(
                plan.name(),
                plan.groups().size() == 1 ? "one group" : plan.groups().size() + " groups",
                folder.location()));
    log.flush();
    ProgressLine progress =
        new ProgressLine(
            log, Boolean.getBoolean(TERMINAL), InstantSource.system(), PointText.of(plan));
    Initsweep initsweep = Initsweep.on(spark).with(sources);
    Interruption interruption =
        Interruption.arm(initsweep::cancel, "resume with: " + commandLine(), log);
    SweepResult result;
    try {
      result =
          initsweep.run(
              plan,
              folder.location(),
              retryFailed ? FailedCells.RETRY : FailedCells.KEEP,
              progress,
              line -> say(log, line));
    } catch (SweepEndedException e) {
      return ExitCode.INTERRUPTED;
    } finally {
      interruption.disarm();
    }
    if (common.json) {
      Json.print(out, ReportJson.of(result.groups()));
    } else {
      out.println();
      out.print(Summary.plain(result.groups()));
      out.println(Audits.line(result.audits()));
      out.flush();
    }
    return exitCode(result, log);
  }

  private static int exitCode(SweepResult result, PrintWriter log) {
    log.println("page: " + result.location() + "/report.html");
    if (!Audits.disagreeing(result.audits()).isEmpty()) {
      throw new SweepException(Audits.disagreement(result.audits()));
    }
    result.firstFailure().ifPresent(log::println);
    log.flush();
    return result.failedCells() > 0 ? ExitCode.CELLS_FAILED : ExitCode.DONE;
  }

  private String commandLine() {
    return commandLine(spec.root().commandLine().getParseResult().originalArgs());
  }

  /** A line to paste into a shell. */
  static String commandLine(List<String> arguments) {
    return Stream.concat(Stream.of("jobs/initsweep"), arguments.stream().map(RunCommand::quoted))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static void say(PrintWriter log, String line) {
    log.println(line);
    log.flush();
  }
}
