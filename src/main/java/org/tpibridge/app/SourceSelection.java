package org.tpibridge.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tpibridge.importing.UsageException;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.MapFiles;

/** Where visit ids and MRNs come from, as the command line and the maps say. */
final class SourceSelection {
  private final ClinicSources sources;
  private final MapFiles maps;

  SourceSelection(ClinicSources sources, MapFiles maps) {
    this.sources = sources;
    this.maps = maps;
    maps.source().ifPresent(name -> check(name, "--source"));
  }

  /** From the command line: of what no map is for, and of maps that name none. */
  Optional<String> selected() {
    return maps.source();
  }

  /**
   * @throws UsageException where the source is not in the settings, or the command line names
   *     another
   */
  void ofColumnMap(String name) {
    ofMap(name, "The column map ", maps.columns());
  }

  /** As above. */
  void ofSegmentMap(String name) {
    ofMap(name, "The map of segments ", maps.segments());
  }

  private void ofMap(String name, String what, Optional<Path> file) {
    String map = what + file.map(Path::toString).orElse("");
    check(name, map);
    if (maps.source().filter(given -> !given.equals(name)).isPresent()) {
      throw new UsageException(
          "--source names the source \""
              + maps.source().get()
              + "\", but "
              + map
              + " names \""
              + name
              + "\". Leave out --source, or correct the map.");
    }
  }

  private void check(String name, String where) {
    if (!sources.names().contains(name)) {
      throw new UsageException(
          where
              + " names the source \""
              + name
              + "\", which the settings do not have. "
              + (sources.names().isEmpty()
                  ? "No source is configured"
                  : "Configured: " + String.join(", ", sources.names()))
              + "; set tpibridge.sources."
              + name
              + ".systems.visit (docs/settings.md).");
    }
  }
}
