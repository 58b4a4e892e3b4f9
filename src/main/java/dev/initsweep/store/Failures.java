package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Says in one line what went wrong below Spark and Hadoop. */
final class Failures {

  /** Spark's message for a file that it cannot decode. */
  private static final Pattern DAMAGED = Pattern.compile("reading file (\\S+\\.parquet)");

  private Failures() {}

  static UncheckedIOException cannotWrite(Path path, Throwable cause) {
    return new UncheckedIOException("Cannot write %s: %s".formatted(path, line(cause)), io(cause));
  }

  static UncheckedIOException cannotRead(Path path, Throwable cause) {
    return new UncheckedIOException("Cannot read %s: %s".formatted(path, line(cause)), io(cause));
  }

  /** What to throw for what Spark threw when a table was read. */
  static RuntimeException ofReading(Exception error) {
    if (error instanceof RuntimeException mild) {
      return mild;
    }
    Matcher damaged = DAMAGED.matcher(String.valueOf(error.getMessage()));
    if (!damaged.find()) {
      return new UncheckedIOException("Cannot read a table: " + line(error), io(error));
    }
    // <table>/run=<uuid>/<file>
    Path table = new Path(damaged.group(1)).getParent().getParent();
    return new BadInputException(
        ("Cannot read the table %s: %s is damaged (%s); remove it, and the next run trains its"
                + " cells again")
            .formatted(table.getName(), damaged.group(1), line(error)),
        error);
  }

  /** The first line of the innermost cause. */
  static String line(Throwable error) {
    Throwable root = root(error);
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    return root.getMessage() == null || message.isEmpty()
        ? root.getClass().getSimpleName()
        : message;
  }

  /** Whether a file was gone when it was to be read, as when another process compacts a table. */
  static boolean isVanishedFile(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      // Spark wraps the exception of an executor's task as text.
      if (cause instanceof FileNotFoundException
          || message.contains("FileNotFoundException")
          || message.contains("FILE_NOT_EXIST")) {
        return true;
      }
    }
    return false;
  }

  private static Throwable root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static IOException io(Throwable cause) {
    return cause instanceof IOException io ? io : new IOException(line(cause), cause);
  }
}
