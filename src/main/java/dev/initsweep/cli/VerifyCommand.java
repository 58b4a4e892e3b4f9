package dev.initsweep.cli;

import dev.initsweep.flow.Judging;
import dev.initsweep.report.ReportJson;
import dev.initsweep.report.Summary;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.verify.GroupReport;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify DIR}: judges again what a folder has, and trains nothing. */
@Command(
    name = "verify",
    versionProvider = Version.class,
    description = "Judges the cells of a results folder again, finished or not; trains nothing.",
    footer = {"", "Example:", "  initsweep verify results/quick"})
final class VerifyCommand extends FolderCommand {

  @Mixin private ResultsArgument.PlanChoice choice;

  @Override
  int call(ResultsFolder folder) {
    Judging judged = Judging.of(folder, choice.plan(folder));
    List<GroupReport> reports = judged.reports();
    print(ReportJson.of(reports), Summary.plain(reports));
    try {
      judged.store();
    } catch (UncheckedIOException e) {
      // Results that one may only read are judged all the same.
      errors().println("initsweep: judged, but not stored: " + e.getMessage());
    }
    return ExitCode.DONE;
  }
}
