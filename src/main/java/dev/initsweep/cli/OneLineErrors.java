package dev.initsweep.cli;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Nearest;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every error is one line on standard error; {@code --stacktrace} shows where it came from. */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** Matches how messages of this project begin. */
  private static final Pattern OURS = Pattern.compile("(Cannot|Invalid) ");

  @Override
  public int handleExecutionException(
      Exception error, CommandLine command, ParseResult parseResult) {
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // Spark is taken away under what still runs; Interruption has said all there is to say.
      return ExitCode.INTERRUPTED;
    }
    PrintWriter out = command.getErr();
    if (command.getParseResult().hasMatchedOption("--stacktrace")) {
      error.printStackTrace(out);
    }
    out.println("initsweep: " + line(error));
    return error instanceof BadInputException ? ExitCode.BAD_INPUT : ExitCode.FAILURE;
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    PrintWriter out = error.getCommandLine().getErr();
    if (Arrays.asList(arguments).contains("--stacktrace")) {
      error.printStackTrace(out);
    }
    out.printf(
        "initsweep: %s (%s)%n",
        error.getMessage().lines().findFirst().orElse("bad usage"), hint(error));
    return ExitCode.BAD_INPUT;
  }

  private static String hint(ParameterException error) {
    CommandLine command = error.getCommandLine();
    String more = command.getCommandSpec().qualifiedName() + " --help says more";
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return more;
    }
    String first = unmatched.getUnmatched().get(0);
    if (!first.startsWith("-") && !command.getSubcommands().isEmpty()) {
      return "did you mean %s? %s"
          .formatted(Nearest.of(first, command.getSubcommands().keySet()).orElseThrow(), more);
    }
    if (first.matches("[a-z][a-z.-]*=.*") && command.getCommandSpec().findOption("--set") != null) {
      return "did you mean --set %s?".formatted(first);
    }
    if (!first.startsWith("-") && command.getCommandSpec().findOption("--data-set") != null) {
      return "did you mean --data-set %s?".formatted(first);
    }
    return unmatched.getSuggestions().isEmpty()
        ? more
        : "did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
  }

  /** Our own words if there are any, else the message of the deepest cause that has one. */
  private static String line(Throwable error) {
    if (error instanceof BadInputException) {
      return error.getMessage();
    }
    List<Throwable> causes =
        Stream.iterate(error, cause -> cause != null, Throwable::getCause)
            .filter(cause -> cause.getMessage() != null)
            .toList();
    String line =
        causes.stream()
            .map(Throwable::getMessage)
            .filter(message -> OURS.matcher(message).lookingAt())
            .findFirst()
            .or(
                () ->
                    causes.stream()
                        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                        .reduce((outer, inner) -> inner))
            .orElseGet(() -> error.getClass().getName());
    return line.lines().findFirst().orElse("") + " (--stacktrace shows more)";
  }
}
