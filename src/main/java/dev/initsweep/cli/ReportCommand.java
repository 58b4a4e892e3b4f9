package dev.initsweep.cli;

import dev.initsweep.flow.SweepFlow;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.ProgressListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code report DIR}: writes the page of what a folder has, finished or not. */
@Command(
    name = "report",
    versionProvider = Version.class,
    description =
        "Judges what a results folder has, finished or not, and writes report.html: one file with"
            + " the verdicts and all figures, which needs no network.",
    footer = {
      "",
      "Examples:",
      "  initsweep report results/quick",
      "  xdg-open results/quick/report.html"
    })
final class ReportCommand implements Callable<Integer> {

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
      new SweepFlow(
              spark, folder, PlanFile.sources(log::println), ProgressListener.NONE, log::println)
          .judge(choice.plan(folder));
      String page = folder.location() + "/report.html";
      if (common.json) {
        Json.print(out, Map.of("page", page));
      } else {
        out.println(page);
        out.flush();
      }
      return ExitCode.DONE;
    }
  }
}
