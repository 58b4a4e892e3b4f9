package dev.initsweep.cli;

import dev.initsweep.store.CellTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compact DIR}: merges small files of the table of cells. */
@Command(
    name = "compact",
    versionProvider = Version.class,
    description = "Merges the small files of a results folder; changes no result.",
    footer = {
      "",
      "Runs may go on meanwhile, and it may be killed at any moment.",
      "",
      "Example:",
      "  initsweep compact results/quick"
    })
final class CompactCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Spec private CommandSpec spec;

  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "1",
      description = "Leave a table of so few files alone (default: ${DEFAULT-VALUE}).")
  private int few;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (SparkSession spark = Spark.open(common.master)) {
      CellTable cells = results.folder(spark).cells();
      int merged = cells.compact(spark, few);
      if (common.json) {
        Json.print(out, Map.of("merged", merged));
      } else {
        out.println(merged == 0 ? "nothing to merge" : merged + " files merged");
        out.flush();
      }
      return ExitCode.DONE;
    }
  }
}
