package dev.initsweep.cli;

import dev.initsweep.flow.DryRun;
import dev.initsweep.plan.Plan;
import java.io.PrintWriter;
import java.util.Locale;
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
    Plan plan = planFile.plan(PlanArgument.sources(line -> {}));
    DryRun dry = DryRun.of(plan);
    if (common.json) {
      Json.print(out, dry);
      return ExitCode.DONE;
    }
    out.printf("plan %s (%s)%n", plan.name(), plan.hash().substring(0, 12));
    dry.groups()
        .forEach(
            group ->
                out.printf(
                    Locale.ROOT,
                    "  %s: %d points, looks at %s seeds%n",
                    group.title(),
                    group.points(),
                    group.looks().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    out.printf(Locale.ROOT, "pilots       %d cells%n", dry.pilotCells());
    out.printf(Locale.ROOT, "cells        %d to %d%n", dry.leastCells(), dry.mostCells());
    out.printf(
        Locale.ROOT,
        "cost         %.3g to %.3g floating-point operations, about %s to %s on %d cores%n",
        dry.leastFlops(),
        dry.mostFlops(),
        hours(dry.leastSeconds()),
        hours(dry.mostSeconds()),
        Runtime.getRuntime().availableProcessors());
    out.printf("results      %s%n", planFile.output(plan));
    out.flush();
    return ExitCode.DONE;
  }

  private static String hours(double seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%.0f min", Math.ceil(seconds / 60))
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
