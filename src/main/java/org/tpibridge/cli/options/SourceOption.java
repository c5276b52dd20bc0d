package org.tpibridge.cli.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --source}: the source of visit ids and MRNs. */
public final class SourceOption {
  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = {
        "Source of visit ids and MRNs, if the map does not specify one:",
        "a name under tpibridge.sources in the settings."
      })
  private Optional<String> name = Optional.empty();

  public Optional<String> name() {
    return name;
  }
}
