package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something failed, in one line. */
final class Reasons {

  private Reasons() {}

  /** Says that a file cannot be read, and why, be it that there is none. */
  static BadInputException cannotRead(Object path, IOException e) {
    return new BadInputException(
        "Cannot read %s: %s"
            .formatted(path, e instanceof NoSuchFileException ? "there is no such file" : of(e)),
        e);
  }

  /** The kind of failure and its text: the text alone is often no more than a path or a host. */
  static String of(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    String text =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : String.valueOf(e.getMessage());
    return "%s: %s".formatted(kind, text.lines().findFirst().orElse(""));
  }
}
