package dev.initsweep.cli;

import dev.initsweep.cell.Plural;
import dev.initsweep.flow.PlanStatus;
import dev.initsweep.flow.RunSign;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status DIR}: how far a sweep is, at any time, also while a run writes. */
@Command(
    name = "status",
    versionProvider = Version.class,
    description = "Says how far a sweep is; may be asked while a run writes.",
    footer = {"", "Example:", "  initsweep status results/quick"})
final class StatusCommand extends FolderCommand {

  @Mixin private ResultsArgument.PlanChoice choice;

  @Override
  int call(ResultsFolder folder) throws IOException {
    PlanStatus status = PlanStatus.of(folder, choice.plan(folder));
    print(status, text(status));
    return ExitCode.DONE;
  }

  private static String text(PlanStatus status) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
        plan %s (%s)
        pilots  %s
        cells   %s%s
        %d of %d groups ask for more cells
        %d of %d predictions made
        """,
            status.plan(),
            status.hash().substring(0, 12),
            text(status.pilots()),
            text(status.cells()),
            // The total grows with what the races find: that is no surprise if it is said.
            status.openGroups() == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    " (asked for so far; races add points and seeds, %d cells at most)",
                    status.mostCells()),
            status.openGroups(),
            status.groups(),
            status.predictions(),
            status.predictionsPlanned()));
    for (PlanStatus.GroupLine group : status.lines()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s: %d of %d cells%s, %s%n",
              group.title(),
              group.cells().done(),
              group.cells().planned(),
              group.cells().failed() > 0 ? ", " + group.cells().failed() + " failed" : "",
              group.isOver() ? "over" : Plural.of(group.asked(), "cell") + " to train next"));
    }
    status.runs().forEach(run -> text.append(text(run)).append('\n'));
    if (status.secondsLeft() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.0f cells/h, %s left for the cells asked for so far%n",
              status.cellsPerHour(),
              ProgressLine.clock(Duration.ofSeconds(status.secondsLeft()))));
    }
    return text.toString();
  }

  private static String text(RunSign run) {
    return String.format(
        Locale.ROOT,
        "run on %s (process %s) since %s: %s, last heartbeat %s ago, %s trained",
        run.host(),
        run.process(),
        run.started().replaceFirst("\\.\\d+Z$", "Z"),
        run.isAlive() ? "alive" : "died, the same command goes on",
        ProgressLine.clock(Duration.ofSeconds(run.ageSeconds())),
        Plural.of(run.trained(), "cell"));
  }

  private static String text(PlanStatus.CellCounts progress) {
    return String.format(
        Locale.ROOT,
        "%d of %d done, %d diverged, %d failed, %d to do",
        progress.done(),
        progress.planned(),
        progress.diverged(),
        progress.failed(),
        progress.planned() - progress.done() - progress.failed());
  }
}
