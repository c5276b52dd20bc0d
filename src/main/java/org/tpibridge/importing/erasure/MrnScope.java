package org.tpibridge.importing.erasure;

import java.util.Optional;
import org.tpibridge.mapping.Clinic.ClinicSources;

/**
 * Whose patients an MRN numbers: the clinic's, or those of a source with its own system of MRNs.
 *
 * @param source empty for the clinic itself
 */
record MrnScope(ClinicSources sources, Optional<String> source) {

  /** Whether nobody else numbers patients, so that an MRN is one patient wherever it is found. */
  boolean isOnlySource() {
    return sources.byMrnSystem().size() == 1;
  }

  /** Whether numbers from another source are of the same system. */
  boolean shares(Optional<String> other) {
    return system(other).equals(system(source));
  }

  private String system(Optional<String> of) {
    return sources.clinic(of).systems().mrn();
  }
}
