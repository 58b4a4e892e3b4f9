package dev.initsweep.cli;

import dev.initsweep.store.ResultsFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code merge DIR... --output DIR}: one results folder out of several. */
@Command(
    name = "merge",
    versionProvider = Version.class,
    description =
        "Copies the tables of results folders, from other machines perhaps, into one; cells that"
            + " are in several must have equal bits.",
    footer = {
      "",
      "Example:",
      "  initsweep merge results/laptop results/server --output results/all",
      "  initsweep report results/all"
    })
final class MergeCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of results.")
  private List<String> sources = new ArrayList<>();

  @ArgGroup(multiplicity = "1")
  private Target target;

  /** The folder by the name that other commands have for it, or by an earlier one. */
  static final class Target {
    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "Folder to copy into; it may have results already.")
    private String output;

    @Option(names = "--into", paramLabel = "DIR", hidden = true)
    private String into;

    String folder() {
      return output != null ? output : into;
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ResultsFolder into = ResultsArgument.at(target.folder());
    into.requireRoom();
    List<ResultsFolder> from = new ArrayList<>();
    for (String source : sources) {
      from.add(ResultsArgument.existing(source));
    }
    int files = 0;
    for (ResultsFolder folder : from) {
      files += into.copyFrom(folder);
    }
    // Reading it through finds rows that contradict each other.
    int cells = into.cells().count();
    if (common.json) {
      Json.print(out, Map.of("files", files, "cells", cells));
    } else {
      out.printf(Locale.ROOT, "%d files copied, %d cells in %s%n", files, cells, into.location());
      out.flush();
    }
    return ExitCode.DONE;
  }
}
