package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.inspect.CellExport;
import dev.initsweep.inspect.StoredCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export DIR CELL --to FILE}: one cell for other programs. */
@Command(
    name = "export",
    versionProvider = Version.class,
    description =
        "Writes a cell for other programs: settings, training examples, initial weights, minibatch"
            + " order, final weights.",
    footer = {
      "",
      "The file is one that numpy reads; docs/reproduce.py trains the cell from it.",
      "",
      "Example:",
      "  initsweep export results/quick 8f3a12 --to cell.npz",
      "  python3 docs/reproduce.py cell.npz"
    })
final class ExportCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private ResultsArgument results;
  @Spec private CommandSpec spec;

  @Parameters(index = "1", paramLabel = "CELL", description = "The cell's id, or its start.")
  private String cell;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "File to write, such as cell.npz.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (!file.toString().endsWith(".npz")) {
      throw new BadInputException(
          "Invalid --to: %s (expected a file that ends in .npz)".formatted(file));
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter log = common.log(spec);
    StoredCell stored = StoredCell.find(results.folder(), cell, PlanArgument.sources(log::println));
    CellExport.write(stored.result(), stored.data(), file);
    if (common.json) {
      Json.print(out, Map.of("cell", stored.result().cell().id(), "file", file.toString()));
    } else {
      out.println(ReplayCommand.title(stored));
      out.println(file);
      out.flush();
    }
    return ExitCode.DONE;
  }
}
