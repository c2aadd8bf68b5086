package dev.reftracker.cli;

import picocli.CommandLine.IVersionProvider;

/** Which version this is, and which Java runs it. */
final class Version implements IVersionProvider {

  private static final String TEXT = "RefTracker 0.1.0";

  /** For Picocli only. */
  Version() {}

  @Override
  public String[] getVersion() {
    return new String[] {TEXT, "Java " + Runtime.version()};
  }
}
