package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.data.HadoopSettings;
import dev.initsweep.plan.Plan;
import dev.initsweep.plan.PlanJson;
import dev.initsweep.store.ResultsFolder;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The results folder that a command is about, and which of its plans. */
final class ResultsArgument {

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "Folder of results, such as results/quick.")
  private String location;

  /**
   * The folder.
   *
   * @throws BadInputException if there is none, or it holds no results
   */
  ResultsFolder folder() {
    return existing(location);
  }

  /** The folder at a path, on the file systems that Hadoop and Spark are set up for. */
  static ResultsFolder at(String location) {
    HadoopSettings.add(SparkSettings.ofProcess());
    return ResultsFolder.at(location, HadoopSettings.configuration());
  }

  static ResultsFolder existing(String location) {
    ResultsFolder folder = at(location);
    folder.requireResults(location);
    return folder;
  }

  /** Chooses among the plans that ran into a folder. */
  static final class PlanChoice {

    @Option(
        names = "--plan",
        paramLabel = "HASH",
        description =
            "Start of the hash of the plan to use, where several ran into the folder (default: the"
                + " last one).")
    private String prefix = "";

    Plan plan(ResultsFolder folder) {
      List<String> hashes =
          folder.plans().stream().filter(hash -> hash.startsWith(prefix)).toList();
      if (hashes.isEmpty()) {
        List<String> all = folder.plans();
        throw new BadInputException(
            all.isEmpty()
                ? "Cannot find a plan in %s: none was kept there".formatted(folder.location())
                : "Cannot find a plan %s in %s (expected the start of one of %s)"
                    .formatted(prefix, folder.location(), String.join(", ", all)));
      }
      String last = hashes.get(hashes.size() - 1);
      return PlanJson.read(folder.readPlan(last).orElseThrow());
    }
  }
}
