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
        throw Failures.cannotWrite(file, e);
      }
      if (files instanceof RawLocalFileSystem local) {
        // Hadoop's own renaming deletes the old file first, and so may meet another run's.
        Files.move(
            local.pathToFile(partial).toPath(),
            local.pathToFile(file).toPath(),
            StandardCopyOption.ATOMIC_MOVE);
      } else {
        FileContext.getFileContext(file.toUri(), hadoop)
            .rename(partial, file, Options.Rename.OVERWRITE);
      }
    } catch (IOException e) {
      throw Failures.cannotWrite(file, e);
    }
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
      throw Failures.cannotRead(file, e);
    }
  }

  /** Without the files of checksums that Hadoop keeps beside local ones: two make no one change. */
  FileSystem files(Path path) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
