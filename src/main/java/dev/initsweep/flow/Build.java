package dev.initsweep.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Says which build of initsweep this is; Maven writes it into the jar. */
public final class Build {

  private static final Properties PROPERTIES = load();

  private Build() {}

  public static String version() {
    return PROPERTIES.getProperty("version");
  }

  /** Returns the commit that was built, or {@code unknown} outside a git checkout. */
  public static String commit() {
    return PROPERTIES.getProperty("commit");
  }

  /**
   * Returns the versions of the libraries that results depend on, such as {@code dl4j 1.0.0-M2.1,
   * ...}.
   */
  public static String libraries() {
    return PROPERTIES.getProperty("libraries");
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read build.properties", e);
    }
    return properties;
  }
}
