package dev.initsweep.cli;

import dev.initsweep.flow.Build;
import picocli.CommandLine.IVersionProvider;

/** Holds what {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"initsweep " + Build.version() + " (commit " + Build.commit() + ")"};
  }
}
