package dev.initsweep.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/** Runs the command line {@code initsweep COMMAND ...}. */
@Command(
    name = "initsweep",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "At what variance should the weights of a neural network start? Trains the networks that"
            + " decide.",
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      PredictCommand.class,
      VerifyCommand.class,
      ReportCommand.class,
      WatchCommand.class,
      RecommendCommand.class,
      ReplayCommand.class,
      ExportCommand.class,
      DiffCommand.class,
      MergeCommand.class,
      SqlCommand.class,
      StatusCommand.class,
      CompactCommand.class,
      DataCommand.class,
      SelfCheckCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failure",
      "2:bad usage or bad input; nothing was written",
      "3:the run came to its end, but some cells failed",
      "4:replay or diff found a difference",
      "130:ended by Ctrl-C; the same command goes on where this one stopped"
    },
    footer = {
      "",
      "Examples:",
      "  initsweep plan conf/quick.conf",
      "  initsweep run conf/quick.conf",
      "  initsweep run conf/quick.conf --set seeds=12 --output results/more",
      "  initsweep report results/quick",
      "  source <(initsweep generate-completion)",
      "  initsweep sql results/quick \"SELECT predictor, claim, conclusion FROM verdicts\""
    })
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Says which commands there are, where none was given. */
  @Override
  public Integer call() {
    PrintWriter errors = spec.commandLine().getErr();
    spec.commandLine().usage(errors);
    errors.println();
    errors.println("initsweep: no command (expected one of those above)");
    return ExitCode.BAD_INPUT;
  }

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(execute(out, errors, arguments));
  }

  /** Runs one command and returns its exit code. */
  static int execute(PrintWriter out, PrintWriter errors, String... arguments) {
    return commandLine(out, errors)
        .execute(Arrays.stream(arguments).map(Main::query).toArray(String[]::new));
  }

  /** A query that begins with a comment, and so looks like an option, gets a blank before it. */
  private static String query(String argument) {
    return argument.startsWith("-- ") ? " " + argument : argument;
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter errors) {
    CommandLine command =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(errors)
            .setExecutionExceptionHandler(new OneLineErrors())
            .setParameterExceptionHandler(new OneLineErrors())
            .setUsageHelpAutoWidth(true);
    listExitCodes(command, command.getCommandSpec().usageMessage());
    return command;
  }

  /** Help of every command lists the exit codes. */
  private static void listExitCodes(CommandLine command, UsageMessageSpec from) {
    for (CommandLine sub : command.getSubcommands().values()) {
      sub.getCommandSpec()
          .usageMessage()
          .exitCodeListHeading(from.exitCodeListHeading())
          .exitCodeList(from.exitCodeList());
      listExitCodes(sub, from);
    }
  }
}
