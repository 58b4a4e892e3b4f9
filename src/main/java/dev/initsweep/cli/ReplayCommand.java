package dev.initsweep.cli;

import dev.initsweep.cell.CellResult;
import dev.initsweep.inspect.StoredCell;
import dev.initsweep.store.RowDifference;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay DIR CELL}: trains one cell again and compares every result column. */
@Command(
    name = "replay",
    versionProvider = Version.class,
    description =
        "Trains one cell again on this machine and compares every result column, bit for bit;"
            + " writes nothing. Exit code 4 if any differs.",
    footer = {
      "",
      "A cell is named by its id or the id's start; the page shows ids, and so does",
      "  initsweep sql results/quick \"SELECT id, variance_scale, seed FROM cells\"",
      "",
      "Example:",
      "  initsweep replay results/quick 8f3a12"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final int SHOWN = 70;

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Spec private CommandSpec spec;

  @Parameters(index = "1", paramLabel = "CELL", description = "The cell's id, or its start.")
  private String cell;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = common.log(spec);
    StoredCell stored = StoredCell.find(results.folder(), cell, PlanArgument.sources(log::println));
    StoredCell.Replay replay = stored.replay();
    boolean isSame = replay.differences().isEmpty();
    String kernel = stored.result().provenance().kernel();
    if (common.json) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("cell", stored.result().cell().id());
      json.put("identical", isSame);
      json.put("columns", replay.columns());
      json.put("kernel", kernel);
      json.put("kernel_here", replay.kernel());
      json.put("differences", replay.differences());
      Json.print(out, json);
      return isSame ? ExitCode.DONE : ExitCode.DIFFERENT;
    }
    out.println(title(stored));
    if (isSame) {
      out.printf(Locale.ROOT, "identical: %d result columns, bit for bit%n", replay.columns());
    } else {
      out.printf(
          Locale.ROOT,
          "%d of %d result columns differ%n",
          replay.differences().size(),
          replay.columns());
      for (RowDifference difference : replay.differences()) {
        out.printf(
            "  %s%n    stored %s%n    now    %s%n",
            difference.column(), cut(difference.one()), cut(difference.other()));
      }
    }
    if (!kernel.equals(replay.kernel())) {
      out.printf("kernels differ, so bits may: stored %s, here %s%n", kernel, replay.kernel());
    }
    out.flush();
    return isSame ? ExitCode.DONE : ExitCode.DIFFERENT;
  }

  static String title(StoredCell stored) {
    CellResult result = stored.result();
    return String.format(
        Locale.ROOT,
        "cell %s: %s %s, %s, seed %d, engine %s",
        result.cell().id().substring(0, 12),
        result.cell().setting().data().name(),
        result.cell().setting().architecture().text(),
        stored.place(),
        result.cell().seed(),
        result.provenance().engine());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " ...";
  }
}
