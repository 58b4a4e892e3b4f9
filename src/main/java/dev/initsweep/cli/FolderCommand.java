package dev.initsweep.cli;

import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on a folder of results: opens the folder; only some need Spark. */
abstract class FolderCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws IOException, InterruptedException {
    check();
    return call(results.folder());
  }

  /** Refuses bad options before the folder is looked at. */
  void check() {}

  /**
   * Does what the command does.
   *
   * @return its exit code
   */
  abstract int call(ResultsFolder folder) throws IOException, InterruptedException;

  /** The master for a command that needs a session. */
  final String master() {
    return common.master;
  }

  final boolean isJson() {
    return common.json;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter errors() {
    return spec.commandLine().getErr();
  }

  /** Returns where what is no result is told. */
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
}
