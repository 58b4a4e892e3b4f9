package dev.initsweep.cli;

import dev.initsweep.data.DataSources;
import dev.initsweep.flow.Predicted;
import dev.initsweep.flow.Registries;
import dev.initsweep.flow.SweepFlow;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PointText;
import dev.initsweep.report.PredictionText;
import dev.initsweep.report.ReportJson;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.FailedCells;
import dev.initsweep.sweep.SweepSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code predict PLAN}: trains the pilots and prints what the predictors say. */
@Command(
    name = "predict",
    versionProvider = Version.class,
    description =
        "Trains the pilots of a plan that its results folder lacks, and prints what each predictor"
            + " says. A run of the plan goes on from there.",
    footer = {
      "",
      "Examples:",
      "  initsweep predict conf/kernel.conf",
      "  initsweep predict conf/quick.conf --set predictors=[kernel,kl-norm]"
    })
final class PredictCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private PlanArgument planFile;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter log = common.log(spec);
    DataSources sources = PlanArgument.sources(log::println);
    Plan plan = planFile.plan(sources);
    try (SparkSession spark = Spark.open(common.master)) {
      ResultsFolder folder = ResultsFolder.at(planFile.output(plan), spark);
      ProgressLine progress =
          new ProgressLine(log, false, InstantSource.system(), PointText.of(plan));
      SweepFlow flow =
          new SweepFlow(spark, folder, Registries.standard(sources), progress, log::println);
      Interruption interruption = Interruption.arm(flow::cancel, "the same command goes on", log);
      Predicted predicted;
      try {
        predicted = flow.predict(plan, FailedCells.KEEP);
      } finally {
        interruption.disarm();
      }
      print(predicted);
      return exitCode(predicted);
    }
  }

  private void print(Predicted predicted) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      Json.print(
          out,
          predicted.predictions().entrySet().stream()
              .map(group -> ReportJson.of(group.getKey(), group.getValue()))
              .toList());
    } else {
      predicted
          .predictions()
          .forEach((group, predictions) -> out.print(PredictionText.plain(group, predictions)));
      out.flush();
    }
  }

  private static int exitCode(Predicted predicted) {
    if (predicted.isCancelled()) {
      return ExitCode.INTERRUPTED;
    }
    boolean failed = predicted.jobs().stream().mapToInt(SweepSummary::failed).sum() > 0;
    return failed ? ExitCode.CELLS_FAILED : ExitCode.DONE;
  }
}
