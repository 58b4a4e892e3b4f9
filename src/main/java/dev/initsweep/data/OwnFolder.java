package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import dev.initsweep.cell.OwnDataName;
import dev.initsweep.cell.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells what a folder of the user's own holds: idx, numpy's arrays, Parquet or CIFAR's files. */
final class OwnFolder {

  private OwnFolder() {}

  /** The data of a folder. */
  static DataSource named(String name, String folder) {
    if (Locations.isUri(folder)) {
      return OwnData.named(name);
    }
    List<String> files = files(Path.of(folder));
    if (CifarFolder.isIn(files)) {
      return CifarFolder.named(name, files);
    }
    boolean idx = files.stream().anyMatch(file -> lower(file).contains("ubyte"));
    if (!idx && hasArrays(folder)) {
      return OwnArrays.named(name);
    }
    if (!idx && files.stream().anyMatch(file -> lower(file).endsWith(".parquet"))) {
      return OwnData.named(name);
    }
    if (!idx) {
      throw new BadInputException(
          "Cannot read %s: %s (expected a folder of idx, Parquet or numpy files%s)"
              .formatted(
                  folder,
                  Files.isDirectory(Path.of(folder)) ? "none is there" : "there is no such folder",
                  table(folder, files)));
    }
    return OwnIdx.named(name);
  }

  /** Names a table of text in a folder, which has to be named itself. */
  private static String table(String folder, List<String> files) {
    return files.stream()
        .filter(file -> OwnDataName.parse(file).isPresent())
        .sorted()
        .findFirst()
        .map(file -> "; a table is named itself: " + folder + Shown.text(file))
        .orElse("");
  }

  static boolean hasArrays(String folder) {
    return files(Path.of(folder)).stream().anyMatch(file -> lower(file).endsWith(".npy"));
  }

  private static List<String> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(folder, Reasons.of(e)), e);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
