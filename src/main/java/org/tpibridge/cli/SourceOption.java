package org.tpibridge.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where visit ids and MRNs come from. */
final class SourceOption {
  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = {
        "Where visit ids and MRNs come from: a name under tpibridge.sources in the settings.",
        "Not needed with a map that names its source."
      })
  private Optional<String> name = Optional.empty();

  Optional<String> name() {
    return name;
  }
}
