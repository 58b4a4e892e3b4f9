package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The cached files of one data set. What is missing or damaged is fetched. */
final class IdxCache implements Fetching.Wanted {

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
      String all =
          Arrays.stream(IdxPart.values()).map(IdxPart::fileName).collect(Collectors.joining(", "));
      new Fetching(source.name(), folder, source.origins(), listener)
          .fetch(this, all + ", packed with gzip or not,");
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

  @Override
  public void take(Path obtained, Path temporary) throws IOException, OriginException {
    for (IdxPart part : missingParts()) {
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

  @Override
  public Set<String> missing() {
    return missingParts().stream().map(IdxPart::packedName).collect(Collectors.toSet());
  }

  private Set<IdxPart> missingParts() {
    EnumSet<IdxPart> missing = EnumSet.allOf(IdxPart.class);
    missing.removeAll(files.keySet());
    return missing;
  }
}
