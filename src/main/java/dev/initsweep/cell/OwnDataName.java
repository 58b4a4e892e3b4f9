package dev.initsweep.cell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart the name of data of the user's own. It is a file or folder, and options behind a
 * question mark, such as {@code churn.csv?label=left}.
 *
 * @param file a path or URI, whose ending says what it holds; a folder has a slash at its end
 * @param options what stands behind the question mark; empty if nothing does
 */
public record OwnDataName(String file, String options) {

  /** The endings that are read, for messages. */
  public static final String ENDINGS = ".csv, .tsv, .csv.gz, .tsv.gz, .parquet, .npz, .npy";

  // The first "?" behind an ending begins the options, so that a file may be named a?b.csv.
  private static final Pattern NAME =
      Pattern.compile(
          "(.*?(?:\\.(?:csv|tsv)(?:\\.gz)?|\\.parquet|\\.npz|\\.npy|/))(?:\\?(.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Returns the parts of a name; empty if it is not that of a file or folder. */
  public static Optional<OwnDataName> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new OwnDataName(matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse("")))
        : Optional.empty();
  }
}
