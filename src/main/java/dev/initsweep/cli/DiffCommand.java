package dev.initsweep.cli;

import dev.initsweep.flow.ResultsDiff;
import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff DIR1 DIR2}: same cells, same bits, same verdicts? */
@Command(
    name = "diff",
    versionProvider = Version.class,
    description =
        "Compares two results folders: cells by id, bit for bit, and the verdicts of the plans that"
            + " ran last. Exit code 4 if cells contradict each other or a verdict changed.",
    footer = {"", "Example:", "  initsweep diff results/quick results/again"})
final class DiffCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument first;
  @Spec private CommandSpec spec;

  @Parameters(index = "1", paramLabel = "DIR2", description = "Another folder of results.")
  private String second;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (SparkSession spark = Spark.open(common.master)) {
      ResultsFolder one = first.folder(spark);
      ResultsDiff diff = ResultsDiff.of(spark, one, ResultsArgument.existing(second, spark));
      if (common.json) {
        Json.print(out, diff);
      } else {
        print(out, diff);
      }
      return diff.isDifferent() ? ExitCode.DIFFERENT : ExitCode.DONE;
    }
  }

  private static void print(PrintWriter out, ResultsDiff diff) {
    out.printf(
        "cells: %d in the first folder alone, %d in the second alone%n",
        diff.onlyFirst(), diff.onlySecond());
    out.printf(
        "cells in both: %d equal bit for bit, %d contradict each other, %d differ by engine or"
            + " kernel%n",
        diff.equal(), diff.different(), diff.otherKernel());
    diff.examples().forEach(id -> out.println("  contradicts: " + id));
    out.printf("verdicts changed: %d%n", diff.verdicts().size());
    diff.verdicts().forEach(line -> out.println("  " + line));
    out.flush();
  }
}
