package org.tpibridge.cli.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --rules}: the rules that visits are checked against. */
public final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "SET",
      // A second line, so that the name of the setting is not divided.
      description = {
        "Policy sets to check visits against: all, none, or a comma-separated list of safety,"
            + " coding, medicare and practice.",
        "Default: setting tpibridge.rules.policy."
      })
  private Optional<String> sets = Optional.empty();

  public Optional<String> sets() {
    return sets;
  }
}
