package org.tpibridge.persona.rules;

import java.util.Optional;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.http.RefusedRequestException;

/**
 * A write.
 *
 * @param isCreate whether it makes a new resource
 */
record WriteContext(PersonaProfile profile, ResourceMemory memory, boolean isCreate) {

  RefusedRequestException refused(String message) {
    return RefusedRequestException.invalid(profile.invalidStatus(), message);
  }

  /** Refused with the first of the vendor's codes that this kind of EHR has. */
  RefusedRequestException refused(String message, FactName... codes) {
    Optional<String> code = Optional.empty();
    for (FactName name : codes) {
      code = code.or(() -> profile.code(name));
    }
    return RefusedRequestException.of(profile.invalidStatus(), "processing", message, code);
  }
}
