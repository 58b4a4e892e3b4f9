package dev.initsweep.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A package of Debian and its descendants that ships the files. It is downloaded and unpacked, not
 * installed, so that no rights are needed.
 *
 * @param program apt-get, or the path of another one
 * @param name of the package
 * @param folder of the files in the package
 */
record DebianPackage(String program, String name, String folder) implements Origin {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Override
  public Path obtain(Set<String> files, Path temporary) throws OriginException, IOException {
    download(temporary);
    Path archive = Program.product(temporary, "*.deb");
    Program.run(temporary, LIMIT, List.of("dpkg-deb", "-x", archive.getFileName().toString(), "."));
    return temporary.resolve(folder);
  }

  private void download(Path temporary) throws OriginException, IOException {
    Optional<String> complaint = aptGet(temporary, List.of("download", name));
    if (complaint.isEmpty()) {
      return;
    }
    // Most often the lists of packages are missing, as in a fresh container.
    if (!System.getProperty("user.name").equals("root")) {
      throw new OriginException(complaint.get() + "; running apt-get update as root may help");
    }
    Optional<String> update = aptGet(temporary, List.of("update"));
    Optional<String> second = aptGet(temporary, List.of("download", name));
    if (second.isPresent()) {
      throw new OriginException(update.or(() -> second).get());
    }
  }

  private Optional<String> aptGet(Path temporary, List<String> arguments)
      throws OriginException, IOException {
    List<String> command =
        new ArrayList<>(
            List.of(program, "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10"));
    command.addAll(arguments);
    return Program.complaint(temporary, LIMIT, command);
  }

  @Override
  public String toString() {
    return "Debian package " + name;
  }
}
