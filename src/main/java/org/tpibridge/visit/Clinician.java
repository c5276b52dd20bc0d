package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

import java.util.Optional;

/**
 * The clinician who performed the injection.
 *
 * @param name as written: {@code Last, First}, or in another order
 */
public record Clinician(Optional<Npi> npi, Optional<String> name) {
  public Clinician {
    requireText(name, "clinician_name");
    require(npi.isPresent() || name.isPresent(), "a clinician must have an NPI or a name");
  }

  @Override
  public String toString() {
    return "Clinician[…]";
  }
}
