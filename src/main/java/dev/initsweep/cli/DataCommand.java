package dev.initsweep.cli;

import dev.initsweep.cell.DataReading;
import dev.initsweep.data.DataSources;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data fetch} brings data sets to this machine, {@code data show} says what is read. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Fetches and checks data sets, and says what is read of them.",
    subcommands = {DataCommand.Fetch.class, DataCommand.Show.class},
    synopsisSubcommandLabel = "(fetch | show)")
final class DataCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.BAD_INPUT;
  }

  @Command(
      name = "fetch",
      versionProvider = Version.class,
      description = "Makes sure that data sets are on this machine and are the published files.",
      footer = {
        "",
        "Files are looked for in the folder that INITSWEEP_DATA names, then in the cache, and are",
        "fetched where they are in neither.",
        "",
        "Examples:",
        "  initsweep data fetch",
        "  initsweep data fetch mnist"
      })
  static final class Fetch implements Callable<Integer> {

    @Mixin private CommonOptions common;
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "NAME",
        arity = "0..*",
        description = "Data sets; if none is named, all that have files but cifar-10 (170 MB).")
    private List<String> names = List.of();

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter log = common.log(spec);
      DataSources sources = PlanArgument.sources(log::println);
      Map<String, String> folders = new LinkedHashMap<>();
      for (String name : names.isEmpty() ? sources.namesFetchedUnasked() : names) {
        sources.fetch(name).ifPresent(folder -> folders.put(name, folder.toString()));
      }
      if (common.json) {
        Json.print(out, folders);
      } else {
        folders.forEach((name, folder) -> out.println(name + ": " + folder));
      }
      out.flush();
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "show",
      versionProvider = Version.class,
      description =
          "Says what is read of a data set: rows, inputs, the label's column and why it was taken,"
              + " classes, test part, and what was left out.",
      footer = {
        "",
        "SPEC is what a plan's data-sets would hold. With --json, the first three rows as they stand",
        "in the file are among what is said.",
        "",
        "Examples:",
        "  initsweep data show churn.csv",
        "  initsweep data show 'churn.csv?label=left' --json"
      })
  static final class Show implements Callable<Integer> {

    @Mixin private CommonOptions common;
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "SPEC",
        description = "A file, a folder with / at its end, or a data set's name.")
    private String name;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter log = common.log(spec);
      DataReading reading = PlanArgument.sources(log::println).reading(name);
      if (common.json) {
        Json.print(out, reading.json());
      } else {
        reading.lines().forEach(out::println);
      }
      out.flush();
      return ExitCode.DONE;
    }
  }
}
