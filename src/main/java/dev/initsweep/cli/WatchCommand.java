package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.flow.Judging;
import dev.initsweep.flow.PlanStatus;
import dev.initsweep.plan.Plan;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch DIR}: writes the page again and again while a run goes on. */
@Command(
    name = "watch",
    versionProvider = Version.class,
    description =
        "Writes report.html anew whenever cells have come in, until all cells of the plan are"
            + " there; for use beside a run.",
    footer = {"", "Example:", "  initsweep watch results/quick --every 60"})
final class WatchCommand extends FolderCommand {

  @Mixin private ResultsArgument.PlanChoice choice;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How often to look, in seconds from 1 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  void check() {
    if (seconds < 1) {
      throw new BadInputException(
          String.format(Locale.ROOT, "Invalid --every: %d (expected at least 1)", seconds));
    }
  }

  @Override
  int call(ResultsFolder folder) throws IOException, InterruptedException {
    int before = -1;
    while (true) {
      Plan plan = choice.plan(folder);
      PlanStatus.CellCounts cells = PlanStatus.of(folder, plan).cells();
      int ended = cells.done() + cells.failed();
      if (ended != before) {
        Judging.of(folder, plan).store();
        tell(cells, folder);
        before = ended;
      }
      if (ended == cells.planned()) {
        return ExitCode.DONE;
      }
      TimeUnit.SECONDS.sleep(seconds);
    }
  }

  private void tell(PlanStatus.CellCounts cells, ResultsFolder folder) {
    print(
        cells,
        String.format(
            Locale.ROOT,
            "%s  %d of %d cells  %s/report.html%n",
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            cells.done(),
            cells.planned(),
            folder.location()));
  }
}
