package dev.initsweep.cell;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in words why a file cannot be read or written: Java's own text is often but its path. */
public final class IoReasons {

  private IoReasons() {}

  /** Returns the same for a file that was to be written: its folder is missing, if anything is. */
  public static String ofWriting(Path file, IOException error) {
    Path folder = file.toAbsolutePath().getParent();
    return error instanceof NoSuchFileException && folder != null
        ? "there is no folder " + folder
        : of(error);
  }

  /** Returns a clause in one line. */
  public static String of(IOException error) {
    if (error instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (error instanceof FileAlreadyExistsException) {
      return "it is there already";
    }
    if (error instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (error instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    String text =
        error instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    return text.isBlank() || text.equals("null") ? error.getClass().getSimpleName() : text;
  }
}
