package org.tpibridge.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which rules visits are held against. */
final class RulesOption {
  @Option(
      names = "--rules",
      paramLabel = "SET",
      description = {
        "Hold visits against these policy sets: all, none, or of safety, coding, medicare,",
        "practice some between commas (default: the setting tpibridge.rules.policy)."
      })
  private Optional<String> sets = Optional.empty();

  Optional<String> sets() {
    return sets;
  }
}
