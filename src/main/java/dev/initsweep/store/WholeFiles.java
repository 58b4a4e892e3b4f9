package dev.initsweep.store;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Small files that are written and read as a whole; readers see the old one or the new one. */
record WholeFiles(Configuration hadoop) {

  /**
   * Writes a file in place of the one that is there, if any. A process that is killed meanwhile
   * leaves a part under another name, {@code .<name>.<uuid>}.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void write(Path file, Content content) {
    Path partial = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
    try {
      FileSystem files = files(file);
      try (OutputStream out = new BufferedOutputStream(files.create(partial, false))) {
        content.writeTo(out);
      } catch (IOException | FSError e) {
        // For Hadoop a full disk is an error, not an exception.
        files.delete(partial, false);
        throw ReadingFailures.cannotWrite(file, e);
      }
      if (files instanceof RawLocalFileSystem local) {
        // Hadoop's own renaming deletes the old file first, and so may meet another run's.
        Files.move(
            local.pathToFile(partial).toPath(),
            local.pathToFile(file).toPath(),
            StandardCopyOption.ATOMIC_MOVE);
      } else {
        replace(files, partial, file);
      }
    } catch (IOException e) {
      throw ReadingFailures.cannotWrite(file, e);
    }
  }

  private void replace(FileSystem files, Path partial, Path file) throws IOException {
    FileContext context;
    try {
      context = FileContext.getFileContext(file.toUri(), hadoop);
    } catch (UnsupportedFileSystemException e) {
      // Some file systems have no second interface, the only one that can replace at once.
      files.delete(file, false);
      if (!files.rename(partial, file)) {
        throw new IOException("no renaming of " + partial, e);
      }
      return;
    }
    context.rename(partial, file, Options.Rename.OVERWRITE);
  }

  /**
   * The bytes of a file; empty if there is none.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  Optional<byte[]> read(Path file) {
    try (FSDataInputStream in = files(file).open(file)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw ReadingFailures.cannotRead(file, e);
    }
  }

  /**
   * Returns the file system without the files of checksums that Hadoop keeps beside local ones. Two
   * files cannot change as one.
   */
  FileSystem files(Path path) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
