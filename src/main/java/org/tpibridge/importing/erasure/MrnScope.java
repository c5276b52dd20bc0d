package org.tpibridge.importing.erasure;

import java.util.Optional;
import org.tpibridge.mapping.Clinic.ClinicSources;

/**
 * The source whose patients an MRN identifies: the clinic, or a source with its own MRN system.
 *
 * @param source the source; empty for the clinic itself
 */
record MrnScope(ClinicSources sources, Optional<String> source) {

  /**
   * Returns whether there is only one MRN system, so that an MRN always identifies the same
   * patient.
   */
  boolean isOnlySource() {
    return sources.byMrnSystem().size() == 1;
  }

  /** Returns whether another source uses the same MRN system. */
  boolean shares(Optional<String> other) {
    return system(other).equals(system(source));
  }

  private String system(Optional<String> of) {
    return sources.clinic(of).systems().mrn();
  }
}
