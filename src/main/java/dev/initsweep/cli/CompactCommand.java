package dev.initsweep.cli;

import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code compact DIR}: merges small files of the table of cells. */
@Command(
    name = "compact",
    versionProvider = Version.class,
    description =
        "Merges the small files of a results folder, and writes files of an earlier format anew;"
            + " changes no result.",
    footer = {
      "",
      "Runs may go on meanwhile, and it may be killed at any moment.",
      "",
      "Example:",
      "  initsweep compact results/quick"
    })
final class CompactCommand extends FolderCommand {

  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Leave a table of so few files alone, if all are of today's format (default:"
              + " ${DEFAULT-VALUE}).")
  private int few;

  @Override
  int call(ResultsFolder folder) throws IOException {
    int merged = folder.cells().compact(few);
    print(
        Map.of("merged", merged), merged == 0 ? "nothing to merge\n" : merged + " files merged\n");
    return ExitCode.DONE;
  }
}
