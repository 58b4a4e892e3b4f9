package dev.initsweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory, of a size of its own; mounting it takes the rights of root. */
record TemporaryDisk(Path root) implements AutoCloseable {

  static TemporaryDisk mount(Path root, String options) throws IOException {
    Files.createDirectories(root);
    command(List.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", root.toString()));
    return new TemporaryDisk(root);
  }

  void remount(String options) throws IOException {
    command(List.of("mount", "-o", "remount," + options, root.toString()));
  }

  @Override
  public void close() throws IOException {
    command(List.of("umount", "--lazy", root.toString()));
  }

  private static void command(List<String> words) throws IOException {
    try {
      if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
        throw new IOException(
            "Cannot " + String.join(" ", words) + " (the tests need root for it)");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
