package dev.initsweep.store;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.IoReasons;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Says in one line what went wrong below Spark and Hadoop. */
final class ReadingFailures {

  /** Spark's message for a file that it cannot decode. */
  private static final Pattern DAMAGED = Pattern.compile("reading file (\\S+\\.parquet)");

  private ReadingFailures() {}

  static UncheckedIOException cannotWrite(Path path, Throwable cause) {
    return new UncheckedIOException("Cannot write %s: %s".formatted(path, line(cause)), io(cause));
  }

  static UncheckedIOException cannotRead(Path path, Throwable cause) {
    return new UncheckedIOException("Cannot read %s: %s".formatted(path, line(cause)), io(cause));
  }

  /** Returns what to throw for what was thrown when a table was read, maybe by Spark. */
  static RuntimeException ofReading(Exception error) {
    if (error instanceof RuntimeException mild) {
      return mild;
    }
    Matcher damaged = DAMAGED.matcher(String.valueOf(error.getMessage()));
    if (!damaged.find()) {
      return new UncheckedIOException("Cannot read a table: " + line(error), io(error));
    }
    return damaged(decoded(damaged.group(1)), error);
  }

  /** Spark writes URIs with their escapes, unlike Hadoop. */
  private static Path decoded(String uri) {
    try {
      return new Path(new URI(uri));
    } catch (URISyntaxException e) {
      return new Path(uri);
    }
  }

  /** Returns what to throw for a file of a table, at {@code <table>/run=<uuid>/<file>}. */
  static BadInputException damaged(Path file, Exception error) {
    return new BadInputException(
        ("Cannot read the table %s: %s is damaged (%s); remove it, and the next run trains its"
                + " cells again")
            .formatted(file.getParent().getParent().getName(), file, line(error)),
        error);
  }

  /** The first line of the innermost cause. */
  static String line(Throwable error) {
    Throwable root = root(error);
    if (root instanceof FileSystemException file) {
      return IoReasons.of(file);
    }
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    return root.getMessage() == null || message.isEmpty()
        ? root.getClass().getSimpleName()
        : message;
  }

  /**
   * Tells whether a file was gone when it was to be read, as when another process compacts a table.
   */
  static boolean isVanishedFile(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileNotFoundException) {
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
