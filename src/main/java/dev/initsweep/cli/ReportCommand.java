package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.IoReasons;
import dev.initsweep.flow.Judging;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    Judging judged = Judging.of(folder, choice.plan(folder));
    if (file == null) {
      store(judged);
    } else {
      write(judged.page());
    }
    String page = file == null ? folder.location() + "/report.html" : file.toString();
    print(Map.of("page", page), page + System.lineSeparator());
    return ExitCode.DONE;
  }

  private static void store(Judging judged) {
    try {
      judged.store();
    } catch (UncheckedIOException e) {
      throw new BadInputException(
          e.getMessage()
              + " (expected a folder that one may write; --to FILE writes the page alone)",
          e);
    }
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
