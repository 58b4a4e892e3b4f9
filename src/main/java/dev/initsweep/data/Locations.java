package dev.initsweep.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Files by a path of this machine, or by a URI ({@code file:}, {@code hdfs:}, {@code s3a:}) of any
 * file system that Hadoop knows.
 */
final class Locations {

  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private Locations() {}

  static boolean isUri(String location) {
    return URI.matcher(location).matches();
  }

  static Path path(String location) {
    return new Path(
        isUri(location) ? location : java.nio.file.Path.of(location).toUri().toString());
  }

  /**
   * Opens a file for reading.
   *
   * @throws NoSuchFileException if there is none
   */
  static InputStream open(String location) throws IOException {
    if (!isUri(location)) {
      return Files.newInputStream(java.nio.file.Path.of(location));
    }
    try {
      Path path = path(location);
      return path.getFileSystem(configuration(location)).open(path);
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(location);
    }
  }

  static boolean exists(String location) throws IOException {
    Path path = path(location);
    return path.getFileSystem(configuration(location)).exists(path);
  }

  /** Hadoop's settings; for files of this machine it needs none. */
  static Configuration configuration(String location) {
    return HadoopSettings.configuration(isUri(location));
  }
}
