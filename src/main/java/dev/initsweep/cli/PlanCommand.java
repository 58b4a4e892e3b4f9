package dev.initsweep.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.initsweep.cell.DataReading;
import dev.initsweep.cell.Plural;
import dev.initsweep.data.DataSources;
import dev.initsweep.flow.DataReadings;
import dev.initsweep.flow.DryRun;
import dev.initsweep.plan.Plan;
import dev.initsweep.sweep.SparkSessions;
import dev.initsweep.train.Engines;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plan PLAN}: what a run would do; trains and writes nothing. */
@Command(
    name = "plan",
    versionProvider = Version.class,
    description = "Checks a plan and says what a run would do; trains and writes nothing.",
    footer = {
      "",
      "Examples:",
      "  initsweep plan conf/quick.conf",
      "  initsweep plan conf/quick.conf --set grid.per-octave=2"
    })
final class PlanCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private PlanArgument planFile;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DataSources sources = PlanArgument.sources(line -> {});
    Plan plan = planFile.plan(sources);
    ResultsArgument.at(planFile.output(plan)).requireRoom();
    SparkSessions.requireMemory(
        common.master,
        Engines.named(plan.run().engine()),
        plan.groups().stream().map(group -> group.group().setting()).toList());
    List<DataReading> read = DataReadings.of(plan, sources);
    DryRun dry = DryRun.of(plan);
    if (common.json) {
      Json.print(out, new Dry(dry, read.stream().map(DataReading::json).toList()));
      return ExitCode.DONE;
    }
    out.printf("plan %s (%s)%n", plan.name(), plan.hash().substring(0, 12));
    read.forEach(reading -> reading.lines().forEach(out::println));
    dry.groups()
        .forEach(
            group ->
                out.printf(
                    Locale.ROOT,
                    "  %s: %s, looks at %s%n",
                    group.title(),
                    Plural.of(group.points(), "point"),
                    looks(group.looks())));
    out.printf(Locale.ROOT, "pilots       %s%n", Plural.of(dry.pilotCells(), "cell"));
    out.printf(Locale.ROOT, "cells        %d to %d%n", dry.leastCells(), dry.mostCells());
    out.printf(
        Locale.ROOT,
        "cost         %.3g to %.3g floating-point operations, about %s on %d cores%n",
        dry.leastFlops(),
        dry.mostFlops(),
        between(hours(dry.leastSeconds()), hours(dry.mostSeconds())),
        Runtime.getRuntime().availableProcessors());
    out.printf("results      %s%n", planFile.output(plan));
    dry.notes().forEach(note -> out.println("note         " + note));
    out.flush();
    return ExitCode.DONE;
  }

  /** Such as {@code 5, 10, 20 seeds}. */
  private static String looks(List<Integer> looks) {
    String last = Plural.of(looks.get(looks.size() - 1), "seed");
    return looks.subList(0, looks.size() - 1).stream()
            .map(look -> look + ", ")
            .collect(Collectors.joining())
        + last;
  }

  /** What a run would do, and what was read for it. */
  private record Dry(@JsonUnwrapped DryRun dry, List<Map<String, Object>> data) {}

  private static String between(String least, String most) {
    return least.equals(most) ? least : least + " to " + most;
  }

  private static String hours(double seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%.0f min", Math.ceil(seconds / 60))
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
