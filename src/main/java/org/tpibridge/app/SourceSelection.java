package org.tpibridge.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.importing.UsageException;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.MapFiles;

/** Determines the source of visit ids and MRNs from the command line and the maps. */
final class SourceSelection {
  private final ClinicSources sources;
  private final MapFiles maps;

  SourceSelection(ClinicSources sources, MapFiles maps) {
    this.sources = sources;
    this.maps = maps;
    maps.source().ifPresent(name -> check(name, "--source"));
  }

  /**
   * Checks the source of the column map.
   *
   * @throws UsageException if the source is not in the settings, or differs from {@code --source}
   */
  void ofColumnMap(String name) {
    ofMap(name, "The column map ", maps.columns());
  }

  /** Checks the source of the segment map in the same way. */
  void ofSegmentMap(String name) {
    ofMap(name, "The segment map ", maps.segments());
  }

  private void ofMap(String name, String what, Optional<Path> file) {
    String map = what + file.map(Path::toString).orElse("");
    check(name, map);
    if (maps.source().filter(given -> !given.equals(name)).isPresent()) {
      throw new UsageException(
          "--source is \""
              + maps.source().get()
              + "\", but "
              + map
              + " specifies the source \""
              + name
              + "\". Leave out --source, or correct the map.");
    }
  }

  private void check(String name, String where) {
    if (!sources.names().contains(name)) {
      throw new UsageException(
          where
              + " specifies the source \""
              + name
              + "\", which is not in the settings. "
              + (sources.names().isEmpty()
                  ? "No source is configured. "
                  : "Configured sources: " + String.join(", ", sources.names()) + ". ")
              + "To add it, set tpibridge.sources."
              + name
              + ".systems.visit (docs/settings.md).");
    }
  }
}
