package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The one file of a data set, with its digest, which is checked at each reading.
 *
 * @param dataSet name of the data set, and of its folders
 * @param fileName of the file as it is kept
 * @param isPacked whether origins have it packed with gzip and {@code .gz} behind its name
 * @param digest SHA-256 of the file as it is kept, lower-case hex
 * @param origins where to fetch from, best first
 */
record PublishedFile(
    String dataSet, String fileName, boolean isPacked, String digest, List<Origin> origins) {

  PublishedFile {
    origins = List.copyOf(origins);
  }

  private String nameAtOrigins() {
    return isPacked ? fileName + ".gz" : fileName;
  }

  /**
   * Returns where the file is, fetching it if need be. It is the published one.
   *
   * @throws BadInputException if the user's own file is missing or another one, no origin has it,
   *     or the cache cannot be written
   */
  Path path(DataFolders folders, Consumer<String> listener) {
    Optional<Path> own = folders.own(dataSet, listener);
    if (own.isPresent()) {
      Path path =
          find(own.get())
              .orElseThrow(
                  () ->
                      new BadInputException(
                          "Cannot read %s: there is no such file"
                              .formatted(own.get().resolve(fileName))));
      requireDigest(path);
      return path;
    }
    Path folder = folders.cache().resolve(dataSet);
    Optional<Path> cached = find(folder).filter(path -> isRight(path, listener));
    return cached.orElseGet(() -> fetch(folder, listener));
  }

  private boolean isRight(Path path, Consumer<String> listener) {
    try {
      requireDigest(path);
      return true;
    } catch (BadInputException e) {
      listener.accept(e.getMessage() + ": fetching it again");
      return false;
    }
  }

  private Path fetch(Path folder, Consumer<String> listener) {
    Path place = folder.resolve(fileName);
    Fetching.Wanted wanted =
        new Fetching.Wanted() {
          private boolean isThere;

          @Override
          public Set<String> missing() {
            return isThere ? Set.of() : Set.of(nameAtOrigins());
          }

          @Override
          public void take(Path obtained, Path temporary) throws OriginException, IOException {
            Path path =
                find(obtained).orElseThrow(() -> new OriginException("it lacks " + fileName));
            try {
              requireDigest(path);
            } catch (BadInputException e) {
              throw new OriginException(e.getMessage(), e);
            }
            Path written = temporary.resolve(fileName + ".tmp");
            try (InputStream in = open(path)) {
              Files.copy(in, written);
            }
            Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
            isThere = true;
          }
        };
    new Fetching(dataSet, folder, origins, listener).fetch(wanted, fileName);
    return place;
  }

  private Optional<Path> find(Path folder) {
    return List.of(fileName, nameAtOrigins()).stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Opens the file, unpacked if it lies packed. */
  InputStream open(Path path) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    boolean unpacks = !path.getFileName().toString().equals(fileName);
    return unpacks ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private void requireDigest(Path path) {
    MessageDigest found = Sha256.digest();
    try (InputStream in = new DigestInputStream(open(path), found)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException | ZipException e) {
      throw new BadInputException(
          "Invalid file %s: it is damaged (expected %s of %s)"
              .formatted(path, nameAtOrigins(), dataSet),
          e);
    } catch (IOException e) {
      throw Reasons.cannotRead(path, e);
    }
    String hex = Sha256.hex(found);
    if (!hex.equals(digest)) {
      throw new BadInputException(
          "Invalid file %s: SHA-256 %s (expected %s for %s of %s)"
              .formatted(path, hex, digest, fileName, dataSet));
    }
  }
}
