package dev.initsweep.cli;

import dev.initsweep.flow.PlanStatus;
import dev.initsweep.flow.SweepFlow;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.ProgressListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch DIR}: writes the page anew again and again while a run goes on. */
@Command(
    name = "watch",
    versionProvider = Version.class,
    description =
        "Writes report.html anew whenever cells have come in, until all cells of the plan are"
            + " there; for use beside a run.",
    footer = {"", "Example:", "  initsweep watch results/quick --every 60"})
final class WatchCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Mixin private ResultsArgument.PlanChoice choice;
  @Spec private CommandSpec spec;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How often to look (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = common.log(spec);
    try (SparkSession spark = Spark.open(common.master)) {
      ResultsFolder folder = results.folder(spark);
      int before = -1;
      while (true) {
        Plan plan = choice.plan(folder);
        PlanStatus.Progress cells = PlanStatus.of(spark, folder, plan).cells();
        int ended = cells.done() + cells.failed();
        if (ended != before) {
          new SweepFlow(
                  spark, folder, PlanFile.sources(line -> {}), ProgressListener.NONE, log::println)
              .judge(plan);
          tell(out, cells, folder);
          before = ended;
        }
        if (ended == cells.planned()) {
          return ExitCode.DONE;
        }
        TimeUnit.SECONDS.sleep(seconds);
      }
    }
  }

  private void tell(PrintWriter out, PlanStatus.Progress cells, ResultsFolder folder) {
    if (common.json) {
      Json.print(out, cells);
    } else {
      out.printf(
          "%s  %d of %d cells  %s/report.html%n",
          Instant.now().truncatedTo(ChronoUnit.SECONDS),
          cells.done(),
          cells.planned(),
          folder.location());
      out.flush();
    }
  }
}
