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
 * The objects inside an instance validator that change while it works. A test compares their fields
 * with a committed list, so that a release of the library that adds one is looked at by a person.
 */
final class InstanceValidatorParts {

  /** Fields of the validator whose objects carry state of their own. */
  static final List<String> STATEFUL = List.of("codingObserver", "timeTracker", "fpe");

  private InstanceValidatorParts() {}

  /**
   * The validator's state as it is now.
   *
   * @return empty where the library has changed or does not let us look; the validator must then be
   *     replaced now and again
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
