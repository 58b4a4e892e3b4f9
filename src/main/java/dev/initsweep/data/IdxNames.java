package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the four idx files of a folder under the names that they go by: MNIST's own, with a point
 * ({@code train-images.idx3-ubyte}), {@code test} for {@code t10k}, and with a prefix ({@code
 * emnist-letters-train-images-idx3-ubyte}).
 */
final class IdxNames {

  private static final Pattern OTHER =
      Pattern.compile(
          ".*?(train|t10k|test)[-_.](images?|labels?)[-_.]?idx[13][-_.]ubyte(\\.gz)?",
          Pattern.CASE_INSENSITIVE);

  private IdxNames() {}

  /**
   * Returns the file of a part, packed or not.
   *
   * @throws BadInputException if there is none, or several could be it
   */
  static Path path(Path folder, IdxPart part) {
    Optional<Path> own = IdxSource.find(folder, part);
    if (own.isPresent()) {
      return own.get();
    }
    List<Path> others = others(folder, part);
    if (others.size() > 1) {
      throw new BadInputException(
          "Cannot tell the %s of %s: %s (expected one data set in a folder)"
              .formatted(
                  part.fileName(),
                  folder,
                  Shown.list(others.stream().map(p -> p.getFileName().toString()).toList())));
    }
    return others.isEmpty() ? IdxSource.path(folder, part) : others.get(0);
  }

  private static List<Path> others(Path folder, IdxPart part) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isOf(file.getFileName().toString(), part))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(folder, Reasons.of(e)), e);
    }
  }

  private static boolean isOf(String name, IdxPart part) {
    Matcher matcher = OTHER.matcher(name);
    return matcher.matches()
        && matcher.group(1).equalsIgnoreCase("train") == part.isTraining()
        && matcher.group(2).toLowerCase(Locale.ROOT).startsWith("image") == part.isImages();
  }
}
