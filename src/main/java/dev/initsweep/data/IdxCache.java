package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The cached files of one data set. What is missing or damaged is fetched; each file is checked
 * before it gets its name by a rename, so that two processes may fetch at once and a killed one
 * leaves nothing half written.
 */
final class IdxCache {

  private final IdxSource source;
  private final Path folder;
  private final Consumer<String> listener;
  private final Map<IdxPart, IdxFile> files = new EnumMap<>(IdxPart.class);

  IdxCache(IdxSource source, Path folder, Consumer<String> listener) {
    this.source = source;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * All four files, fetched if need be.
   *
   * @throws BadInputException if no origin has them or the cache cannot be written
   */
  Map<IdxPart, IdxFile> files() {
    for (IdxPart part : IdxPart.values()) {
      IdxSource.find(folder, part)
          .flatMap(path -> readable(path, part))
          .ifPresent(file -> files.put(part, file));
    }
    if (!missing().isEmpty()) {
      try {
        Files.createDirectories(folder);
        fetchMissing();
      } catch (IOException e) {
        throw new BadInputException(
            "Cannot write to the cache %s: %s".formatted(folder, Reasons.of(e)), e);
      }
    }
    return files;
  }

  private Optional<IdxFile> readable(Path path, IdxPart part) {
    try {
      return Optional.of(source.read(path, part));
    } catch (BadInputException e) {
      listener.accept(e.getMessage() + ": fetching it again");
      return Optional.empty();
    }
  }

  private void fetchMissing() throws IOException {
    List<String> failures = new ArrayList<>();
    for (Origin origin : source.origins()) {
      listener.accept("Fetching %s from %s".formatted(source.name(), origin));
      try (TemporaryFolder temporary = TemporaryFolder.in(folder)) {
        obtain(origin, temporary.path());
      } catch (OriginException e) {
        failures.add("%s (%s)".formatted(origin, e.getMessage()));
        listener.accept("Cannot fetch from %s: %s".formatted(origin, e.getMessage()));
      }
      if (missing().isEmpty()) {
        listener.accept("%s is in %s".formatted(source.name(), folder));
        return;
      }
    }
    throw new BadInputException(
        "Cannot fetch %s: tried %s; put %s, packed with gzip or not, into %s, or into %s of the folder that %s names"
            .formatted(
                source.name(),
                String.join(", ", failures),
                Arrays.stream(IdxPart.values())
                    .map(IdxPart::fileName)
                    .collect(Collectors.joining(", ")),
                folder,
                source.name(),
                DataFolders.VARIABLE));
  }

  private void obtain(Origin origin, Path temporary) throws IOException, OriginException {
    Path obtained = origin.obtain(missing(), temporary);
    for (IdxPart part : missing()) {
      Path path =
          IdxSource.find(obtained, part)
              .orElseThrow(() -> new OriginException("it lacks " + part.fileName()));
      IdxFile file;
      try {
        file = source.read(path, part);
      } catch (BadInputException e) {
        throw new OriginException(e.getMessage(), e);
      }
      Path written = temporary.resolve(part.fileName() + ".tmp");
      file.write(written);
      Files.move(written, folder.resolve(part.fileName()), StandardCopyOption.ATOMIC_MOVE);
      files.put(part, file);
    }
  }

  private Set<IdxPart> missing() {
    EnumSet<IdxPart> missing = EnumSet.allOf(IdxPart.class);
    missing.removeAll(files.keySet());
    return missing;
  }
}
