package org.tpibridge.visit;

import static org.tpibridge.visit.Words.require;
import static org.tpibridge.visit.Words.told;

import java.util.Optional;

/**
 * Who injected.
 *
 * @param name as written: {@code Last, First}, or in any other order
 */
public record Clinician(Optional<Npi> npi, Optional<String> name) {
  public Clinician {
    told(name, "clinician_name");
    require(npi.isPresent() || name.isPresent(), "a clinician has an NPI or a name");
  }

  @Override
  public String toString() {
    return "Clinician[…]";
  }
}
