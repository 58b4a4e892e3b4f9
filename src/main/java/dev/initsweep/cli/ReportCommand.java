package dev.initsweep.cli;

import dev.initsweep.flow.Judging;
import dev.initsweep.store.ResultsFolder;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class ReportCommand extends FolderCommand {

  @Mixin private ResultsArgument.PlanChoice choice;

  @Override
  int call(ResultsFolder folder) {
    Judging.judge(folder, choice.plan(folder));
    String page = folder.location() + "/report.html";
    print(Map.of("page", page), page + System.lineSeparator());
    return ExitCode.DONE;
  }
}
