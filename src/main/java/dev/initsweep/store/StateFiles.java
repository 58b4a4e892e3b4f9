package dev.initsweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Keeps states of trainings that have not ended, a file a cell under {@code states/}. A file has
 * lines that say what the state was made with, an empty line, the state, and the SHA-256 of all
 * that.
 */
public final class StateFiles {

  private static final String FIRST_LINE = "initsweep-state 1";
  private static final String BETWEEN = ": ";
  private static final int DIGEST_BYTES = 32;

  private final Path folder;
  private final WholeFiles files;

  StateFiles(Path folder, Configuration hadoop) {
    this.folder = folder;
    this.files = new WholeFiles(hadoop);
  }

  /**
   * Returns the state of a cell; empty if there is none.
   *
   * @param madeWith what it has to have been made with
   * @throws IOException if it cannot be read, is damaged, or was made with anything else; the
   *     message says so in one line
   */
  public Optional<byte[]> read(String cellId, Map<String, String> madeWith) throws IOException {
    Optional<byte[]> file;
    try {
      file = files.read(new Path(folder, cellId));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    return file.isEmpty() ? file : Optional.of(state(file.get(), madeWith));
  }

  private static byte[] state(byte[] file, Map<String, String> madeWith) throws IOException {
    int end = file.length - DIGEST_BYTES;
    int from = end < 0 || !isDigest(file, end) ? -1 : afterLines(file, end);
    if (from < 0) {
      throw new IOException("it is damaged");
    }
    List<String> lines = new String(file, 0, from, StandardCharsets.UTF_8).lines().toList();
    require("format", lines.get(0), FIRST_LINE);
    for (Map.Entry<String, String> line : madeWith.entrySet()) {
      String start = line.getKey() + BETWEEN;
      String found =
          lines.stream().filter(text -> text.startsWith(start)).findFirst().orElse(start + "none");
      require(line.getKey(), found.substring(start.length()), line.getValue());
    }
    return Arrays.copyOfRange(file, from, end);
  }

  /** Returns where the state begins, or -1. */
  private static int afterLines(byte[] file, int end) {
    for (int i = 1; i < end; i++) {
      if (file[i - 1] == '\n' && file[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static void require(String name, String found, String expected) throws IOException {
    if (!found.equals(expected)) {
      throw new IOException("its %s is %s (expected %s)".formatted(name, found, expected));
    }
  }

  private static boolean isDigest(byte[] file, int end) {
    MessageDigest digest = sha256();
    digest.update(file, 0, end);
    return Arrays.equals(digest.digest(), Arrays.copyOfRange(file, end, file.length));
  }

  /**
   * Stores the state of a cell in place of the last one.
   *
   * @param madeWith single lines by name
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(String cellId, Map<String, String> madeWith, Content state) {
    StringBuilder lines = new StringBuilder(FIRST_LINE + "\n");
    madeWith.forEach(
        (name, value) -> lines.append(name).append(BETWEEN).append(value).append('\n'));
    lines.append('\n');
    files.write(
        new Path(folder, cellId),
        out -> {
          MessageDigest digest = sha256();
          OutputStream digested = new DigestOutputStream(out, digest);
          digested.write(lines.toString().getBytes(StandardCharsets.UTF_8));
          state.writeTo(digested);
          digested.flush();
          out.write(digest.digest());
        });
  }

  /** Returns the ids of the cells that have a state. */
  public Set<String> cellIds() {
    return list()
        .map(file -> file.getPath().getName())
        .filter(name -> !name.startsWith("."))
        .collect(Collectors.toSet());
  }

  /** Returns the ids of the cells that have any file, such as what killed processes left. */
  public Set<String> cellIdsOfAllFiles() {
    return list().map(file -> cellId(file.getPath())).collect(Collectors.toSet());
  }

  private static String cellId(Path file) {
    return file.getName().replaceFirst("^\\.", "").replaceAll("\\..*", "");
  }

  /** Deletes the states of some cells, and what killed processes left of such. */
  public void delete(Predicate<String> cellIds) {
    list()
        .map(FileStatus::getPath)
        .filter(file -> cellIds.test(cellId(file)))
        .forEach(this::delete);
  }

  private void delete(Path file) {
    try {
      files.files(file).delete(file, false);
    } catch (IOException e) {
      throw ReadingFailures.cannotWrite(file, e);
    }
  }

  private Stream<FileStatus> list() {
    try {
      FileSystem system = files.files(folder);
      return Stream.of(system.listStatus(folder));
    } catch (FileNotFoundException e) {
      return Stream.of();
    } catch (IOException e) {
      throw ReadingFailures.cannotRead(folder, e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
