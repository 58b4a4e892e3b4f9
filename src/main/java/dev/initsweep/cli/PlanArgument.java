package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.IoReasons;
import dev.initsweep.cell.OwnDataName;
import dev.initsweep.data.DataFolders;
import dev.initsweep.data.DataSources;
import dev.initsweep.flow.Registries;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The plan that a command is about, with what the command line says otherwise. */
final class PlanArgument {

  @Parameters(
      paramLabel = "PLAN",
      description =
          "Plan file, such as conf/quick.conf, or a kept one, such as"
              + " results/quick/plans/HASH.json.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Replace a key of the plan, such as --set seeds=12; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the results (default: results/ and the plan's name).")
  private String output;

  @Option(
      names = "--until-decided",
      description =
          "Train ever more seeds at ever fewer points until claim 1 is decided: what plans do unless"
              + " they say otherwise (short for --set race.until-decided=yes).")
  private boolean untilDecided;

  /** Reads and checks the plan. */
  Plan plan(DataSources sources) {
    List<String> all = new ArrayList<>(overrides);
    if (untilDecided) {
      all.add("race.until-decided=yes");
    }
    if (isKept()) {
      return kept(all);
    }
    if (OwnDataName.parse(file.toString()).isPresent()) {
      throw new BadInputException(
          "Invalid plan: %s is data (expected a plan, such as a file that holds data-sets = \"%s\")"
              .formatted(file, file));
    }
    Plan plan = Registries.standard(sources).parser().parse(file, all);
    requireContent();
    return plan;
  }

  /** An empty file is most likely a copy that failed; its plan would be all defaults. */
  private void requireContent() {
    try {
      if (Files.readString(file).isBlank()) {
        throw new BadInputException(
            "Invalid plan: %s is empty, and would train all defaults (expected a key, such as seeds = 20)"
                .formatted(file));
      }
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(file, IoReasons.of(e)), e);
    }
  }

  /** Tells whether the file is a plan as a results folder keeps it. */
  private boolean isKept() {
    return String.valueOf(file.getFileName()).matches("[0-9a-f]{64}\\.json");
  }

  private Plan kept(List<String> changes) {
    if (!changes.isEmpty()) {
      throw new BadInputException(
          "Invalid --set: %s (expected none, as %s is a plan that ran and stays as it is)"
              .formatted(changes.get(0), file));
    }
    try {
      return again(PlanJson.read(Files.readString(file)));
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(file, IoReasons.of(e)), e);
    }
  }

  /** A kept plan, to be run; one of an earlier version gets a hash of this one. */
  private Plan again(Plan kept) {
    if (kept.groups().stream().anyMatch(group -> group.coordinates().isEmpty())) {
      throw new BadInputException(
          "Cannot run %s: pilots placed its points, in an earlier version (expected the plan's .conf"
                  .formatted(file)
              + " file; verify and report judge its folder)");
    }
    return Plan.of(kept.name(), kept.groups(), kept.run());
  }

  /** Returns where the results of a plan go. */
  String output(Plan plan) {
    return output != null ? output : "results/" + plan.name();
  }

  static DataSources sources(Consumer<String> listener) {
    return DataSources.standard(DataFolders.of(System.getenv()), listener).forOneCommand();
  }

  static Registries registries(Consumer<String> listener) {
    return Registries.standard(sources(listener));
  }
}
