package dev.initsweep.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a note on disk of the cells that are open in the driver's own process. This serves where
 * trainings run there: native code that ends the process would take all other knowledge of them
 * away. The note is locked by the process that writes it, and a lock ends with its process.
 */
final class InFlightJournal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InFlightJournal.class);

  /** Takes no note. */
  static final InFlightJournal NONE = new InFlightJournal(Optional.empty());

  private final Optional<Note> note;
  private final AtomicBoolean silent = new AtomicBoolean();

  private InFlightJournal(Optional<Note> note) {
    this.note = note;
  }

  private record Note(Path file, FileChannel channel) {}

  /** Begins a note in a folder, which need not exist yet. */
  static InFlightJournal in(Path folder) {
    try {
      Path file = Files.createDirectories(folder).resolve(UUID.randomUUID() + ".txt");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel.lock();
      return new InFlightJournal(Optional.of(new Note(file, channel)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write %s: %s".formatted(folder, e), e);
    }
  }

  /**
   * Returns the cells that were open in processes that are no more. It is to be called before this
   * process takes a note of its own: reading that one would unlock it.
   */
  static Set<String> left(Path folder) {
    Set<String> left = new LinkedHashSet<>();
    notes(folder).forEach(note -> left.addAll(readDead(note)));
    return left;
  }

  /** Deletes notes of processes that are no more, if all cells that were open have ended since. */
  static void forget(Path folder, Set<String> ended) {
    try {
      for (Path note : notes(folder)) {
        if (isDead(note) && ended.containsAll(readDead(note))) {
          Files.deleteIfExists(note);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete notes in %s: %s".formatted(folder, e), e);
    }
  }

  void opened(Collection<String> ids) {
    append('+', ids);
  }

  void closed(Collection<String> ids) {
    append('-', ids);
  }

  /** One write, which the system completes whatever becomes of this process. */
  private void append(char sign, Collection<String> ids) {
    if (note.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    ids.forEach(id -> lines.append(sign).append(id).append('\n'));
    try {
      note.get()
          .channel()
          .write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      // A full disk ends the run where it loses rows. A note is not worth that.
      if (silent.compareAndSet(false, true)) {
        LOG.warn(
            "Going on without {}: {}; should native code end this process, the next run will not"
                + " know which cells were open",
            note.get().file(),
            e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    if (note.isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(note.get().file());
      note.get().channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete %s: %s".formatted(note.get().file(), e), e);
    }
  }

  private static List<Path> notes(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(folder, e), e);
    }
  }

  private static boolean isDead(Path note) throws IOException {
    try (FileChannel channel = FileChannel.open(note, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // It is this process that holds the lock.
      return false;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static Set<String> readDead(Path note) {
    Set<String> open = new LinkedHashSet<>();
    try {
      if (isDead(note)) {
        for (String line : Files.readAllLines(note, StandardCharsets.US_ASCII)) {
          String id = line.substring(Math.min(1, line.length()));
          if (line.startsWith("+")) {
            open.add(id);
          } else {
            open.remove(id);
          }
        }
      }
      return open;
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(note, e), e);
    }
  }
}
