package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells what a folder of the user's own holds: idx files, arrays of numpy or parts of Parquet. */
final class OwnFolder {

  private OwnFolder() {}

  /** The data of a folder. */
  static DataSource named(String name, String folder) {
    if (Locations.isUri(folder)) {
      return OwnData.named(name);
    }
    List<String> files = files(Path.of(folder));
    boolean idx = files.stream().anyMatch(file -> file.contains("ubyte"));
    if (!idx && hasArrays(folder)) {
      return OwnArrays.named(name);
    }
    return !idx && files.stream().anyMatch(file -> file.endsWith(".parquet"))
        ? OwnData.named(name)
        : OwnIdx.named(name);
  }

  static boolean hasArrays(String folder) {
    return files(Path.of(folder)).stream().anyMatch(file -> file.endsWith(".npy"));
  }

  private static List<String> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT)).toList();
    } catch (IOException e) {
      throw new BadInputException("Cannot read %s: %s".formatted(folder, Reasons.of(e)), e);
    }
  }
}
