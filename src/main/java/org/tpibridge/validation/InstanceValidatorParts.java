package org.tpibridge.validation;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;

/**
 * Lists the objects inside an instance validator that change while it works. A test compares their
 * fields with a committed list, so a field that a release of the library adds is noticed.
 */
final class InstanceValidatorParts {

  /** Fields of the validator whose objects have a state. */
  static final List<String> STATEFUL = List.of("codingObserver", "timeTracker", "fpe");

  private InstanceValidatorParts() {}

  /**
   * Stores the current state of the validator.
   *
   * @return empty if the library has changed or access is refused; the validator must then be
   *     replaced from time to time
   */
  static Optional<InitialState> of(
      InstanceValidator validator, ValidatorSession session, ValidatorSettings settings) {
    List<Object> parts = new ArrayList<>(List.of(validator, session, settings));
    List<Field> fields = InitialState.fields(InstanceValidator.class);
    try {
      for (String name : STATEFUL) {
        Optional<Field> field = fields.stream().filter(f -> f.getName().equals(name)).findFirst();
        if (field.isEmpty()) {
          return Optional.empty();
        }
        field.get().setAccessible(true);
        parts.add(field.get().get(validator));
      }
    } catch (InaccessibleObjectException | SecurityException | IllegalAccessException refused) {
      return Optional.empty();
    }
    return InitialState.of(parts.toArray());
  }
}
