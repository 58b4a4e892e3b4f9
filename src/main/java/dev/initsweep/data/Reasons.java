package dev.initsweep.data;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Why something failed, in one line. */
final class Reasons {

  private Reasons() {}

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
