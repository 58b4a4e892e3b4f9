package dev.initsweep.cli;

import dev.initsweep.flow.SweepFlow;
import dev.initsweep.store.ResultsFolder;
import dev.initsweep.sweep.ProgressListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on a folder of results: opens session and folder, and closes what it opened. */
abstract class FolderCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws IOException, InterruptedException {
    check();
    try (SparkSession spark = Spark.open(common.master)) {
      return call(spark, results.folder(spark));
    }
  }

  /** Refuses bad options before a session is opened. */
  void check() {}

  /**
   * Does what the command does.
   *
   * @return its exit code
   */
  abstract int call(SparkSession spark, ResultsFolder folder)
      throws IOException, InterruptedException;

  final boolean isJson() {
    return common.json;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter errors() {
    return spec.commandLine().getErr();
  }

  /** Where what is no result is told. */
  final PrintWriter log() {
    return common.log(spec);
  }

  /** Prints a value as JSON where that is asked for, else a text. */
  final void print(Object value, String text) {
    if (common.json) {
      Json.print(out(), value);
    } else {
      out().print(text);
      out().flush();
    }
  }

  /** The stages on this folder; nobody hears of progress, as nothing is trained. */
  final SweepFlow flow(SparkSession spark, ResultsFolder folder) {
    PrintWriter log = log();
    return new SweepFlow(
        spark, folder, PlanFile.sources(log::println), ProgressListener.NONE, log::println);
  }
}
