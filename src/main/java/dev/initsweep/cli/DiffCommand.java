package dev.initsweep.cli;

import dev.initsweep.inspect.ResultsDiff;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code diff DIR1 DIR2}: same cells, same bits, same verdicts? */
@Command(
    name = "diff",
    versionProvider = Version.class,
    description =
        "Compares two results folders: cells by id, bit for bit, and the verdicts of the plans that"
            + " ran last. Exit code 4 if cells contradict each other or a verdict changed.",
    footer = {"", "Example:", "  initsweep diff results/quick results/again"})
final class DiffCommand extends FolderCommand {

  @Parameters(index = "1", paramLabel = "DIR2", description = "Another folder of results.")
  private String second;

  @Override
  int call(ResultsFolder first) throws IOException {
    ResultsDiff diff = ResultsDiff.of(first, ResultsArgument.existing(second));
    print(diff, text(diff));
    return diff.isDifferent() ? ExitCode.DIFFERENT : ExitCode.DONE;
  }

  private static String text(ResultsDiff diff) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
        cells: %d in the first folder alone, %d in the second alone
        cells in both: %d equal bit for bit, %d contradict each other, %d differ by engine or kernel
        """,
            diff.onlyFirst(),
            diff.onlySecond(),
            diff.equal(),
            diff.different(),
            diff.otherKernel()));
    diff.examples().forEach(id -> text.append("  contradicts: ").append(id).append('\n'));
    text.append("verdicts changed: ").append(diff.verdicts().size()).append('\n');
    diff.verdicts().forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }
}
