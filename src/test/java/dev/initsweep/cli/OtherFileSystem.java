package dev.initsweep.cli;

import java.net.URI;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The files of this machine under a scheme of their own, {@code other:}, that Hadoop does not know.
 */
public final class OtherFileSystem extends FilterFileSystem {

  static final String SETTING = "spark.hadoop.fs.other.impl";

  private static final URI ROOT = URI.create("other:///");

  public OtherFileSystem() {
    super(
        new RawLocalFileSystem() {
          @Override
          public URI getUri() {
            return ROOT;
          }
        });
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return ROOT.getScheme();
  }
}
