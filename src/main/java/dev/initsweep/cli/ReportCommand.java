package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.IoReasons;
import dev.initsweep.flow.Judging;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "  initsweep report results/quick --to page.html",
      "  xdg-open results/quick/report.html"
    })
final class ReportCommand extends FolderCommand {

  @Mixin private ResultsArgument.PlanChoice choice;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Write the page there, and nothing into the folder, which may be one that is only read.")
  private Path file;

  @Override
  int call(ResultsFolder folder) {
    if (file == null) {
      Judging.judge(folder, choice.plan(folder));
    } else {
      write(Judging.page(folder, choice.plan(folder)));
    }
    String page = file == null ? folder.location() + "/report.html" : file.toString();
    print(Map.of("page", page), page + System.lineSeparator());
    return ExitCode.DONE;
  }

  private void write(String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot write %s: %s".formatted(file, IoReasons.ofWriting(file, e)), e);
    }
  }
}
