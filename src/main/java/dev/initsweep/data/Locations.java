package dev.initsweep.data;

import dev.initsweep.cell.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;

/**
 * Turns what a user writes into paths, here and nowhere else. A text is a path of this machine, or
 * a URI ({@code file:}, {@code hdfs:}, {@code s3a:}) of any file system that Hadoop knows; in both
 * each character stands for itself, blanks, {@code %} and brackets too.
 */
public final class Locations {

  /** Jars beside Hadoop's own that file systems need. */
  private static final Map<String, String> JARS =
      Map.of(
          "s3a", "hadoop-aws-%s.jar and the AWS SDK's bundle.jar that it names",
          "abfs", "hadoop-azure-%s.jar",
          "abfss", "hadoop-azure-%s.jar",
          "gs", "gcs-connector-hadoop3-latest.jar");

  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private Locations() {}

  static boolean isUri(String location) {
    return URI.matcher(location).matches();
  }

  static Path path(String location) {
    return isUri(location) ? new Path(location) : new Path(java.nio.file.Path.of(location).toUri());
  }

  /** Returns the same, but a text that is no URI is a path of Hadoop's default file system. */
  public static Path pathOfDefault(String location) {
    return isUri(location) ? new Path(location) : new Path(null, null, location);
  }

  /**
   * Returns the file system of a path.
   *
   * @throws BadInputException if there is none of its scheme; the message names the jar that it
   *     needs, where one is known
   */
  public static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
    try {
      return path.getFileSystem(hadoop);
    } catch (UnsupportedFileSystemException e) {
      throw noFileSystem(path, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        throw noFileSystem(path, e);
      }
      throw e;
    }
  }

  private static BadInputException noFileSystem(Path path, Exception cause) {
    String scheme = path.toUri().getScheme();
    String jar = JARS.getOrDefault(String.valueOf(scheme), "the jar of such a file system");
    return new BadInputException(
        "Cannot use %s: no file system %s: is here (expected %s on SPARK_DIST_CLASSPATH or in Spark's"
                .formatted(path, scheme, jar.formatted(VersionInfo.getVersion()))
            + " jars)",
        cause);
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
      return fileSystem(path, configuration(location)).open(path);
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(location);
    }
  }

  static boolean exists(String location) throws IOException {
    Path path = path(location);
    return fileSystem(path, configuration(location)).exists(path);
  }

  /** Hadoop's settings; for files of this machine it needs none. */
  static Configuration configuration(String location) {
    return HadoopSettings.configuration(isUri(location));
  }
}
