package dev.initsweep.cli;

import dev.initsweep.flow.PlanStatus;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
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
    print(
        status,
        String.format(
            Locale.ROOT,
            """
        plan %s (%s)
        pilots  %s
        cells   %s
        %d of %d groups ask for more cells
        %d of %d predictions made
        """,
            status.plan(),
            status.hash().substring(0, 12),
            text(status.pilots()),
            text(status.cells()),
            status.openGroups(),
            status.groups(),
            status.predictions(),
            status.predictionsPlanned()));
    return ExitCode.DONE;
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
