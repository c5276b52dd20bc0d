package org.tpibridge.cli.options;

import picocli.CommandLine.Option;

/** The option {@code --demo}: runs a verb on invented visits, without the clinic's settings. */
public final class DemoOption {
  @Option(
      names = "--demo",
      description =
          "Run without the clinic's settings, on invented visits. Tags every resource as test data"
              + " (HTEST).")
  private boolean demo;

  public boolean isDemo() {
    return demo;
  }
}
