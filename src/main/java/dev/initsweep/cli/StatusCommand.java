package dev.initsweep.cli;

import dev.initsweep.flow.PlanStatus;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code status DIR}: how far a sweep is, at any time, also while a run writes. */
@Command(
    name = "status",
    versionProvider = Version.class,
    description = "Says how far a sweep is; may be asked while a run writes.",
    footer = {"", "Example:", "  initsweep status results/quick"})
final class StatusCommand implements Callable<Integer> {

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
      PlanStatus status = PlanStatus.of(spark, folder, choice.plan(folder));
      folder.cells().skippedFiles().forEach(log::println);
      if (common.json) {
        Json.print(out, status);
      } else {
        out.printf("plan %s (%s)%n", status.plan(), status.hash().substring(0, 12));
        out.printf("pilots  %s%n", text(status.pilots()));
        out.printf("cells   %s%n", text(status.cells()));
        out.printf(
            "%d of %d predictions made%n", status.predictions(), status.predictionsPlanned());
        out.flush();
      }
      return ExitCode.DONE;
    }
  }

  private static String text(PlanStatus.Progress progress) {
    return "%d of %d done, %d diverged, %d failed, %d to do"
        .formatted(
            progress.done(),
            progress.planned(),
            progress.diverged(),
            progress.failed(),
            progress.planned() - progress.done() - progress.failed());
  }
}
