package dev.initsweep.cli;

import dev.initsweep.flow.SweepFlow;
import dev.initsweep.report.ReportJson;
import dev.initsweep.report.Summary;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.ProgressListener;
import dev.initsweep.verify.GroupReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code verify DIR}: judges again what a folder has, and trains nothing. */
@Command(
    name = "verify",
    versionProvider = Version.class,
    description = "Judges the cells of a results folder again, finished or not; trains nothing.",
    footer = {"", "Example:", "  initsweep verify results/quick"})
final class VerifyCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Mixin private ResultsArgument.PlanChoice choice;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = common.log(spec);
    try (SparkSession spark = Spark.open(common.master)) {
      ResultsFolder folder = results.folder(spark);
      SweepFlow flow =
          new SweepFlow(
              spark, folder, PlanFile.sources(log::println), ProgressListener.NONE, log::println);
      List<GroupReport> reports = flow.judge(choice.plan(folder));
      if (common.json) {
        Json.print(out, ReportJson.of(reports));
      } else {
        out.print(Summary.plain(reports));
        out.flush();
      }
      return ExitCode.DONE;
    }
  }
}
