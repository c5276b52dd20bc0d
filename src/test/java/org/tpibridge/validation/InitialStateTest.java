package org.tpibridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.validation.ValidationTimeTracker;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.codesystem.CodingsObserver;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.junit.jupiter.api.Test;
import org.tpibridge.bench.BenchmarkVisit;
import org.tpibridge.validation.conformance.ContentBytes;
import org.tpibridge.validation.conformance.ValidatorDefinitions;

class InitialStateTest {

  /** Fails if a release of the library adds or removes state; check it, then update the list. */
  @Test
  void validatorHasOnlyFieldsThatWereReviewed() throws IOException {
    List<String> now =
        Stream.of(
                InstanceValidator.class,
                CodingsObserver.class,
                FHIRPathEngine.class,
                ValidationTimeTracker.class,
                ValidatorSession.class,
                ValidatorSettings.class)
            .flatMap(
                type ->
                    InitialState.fields(type).stream()
                        .map(f -> type.getSimpleName() + "." + f.getName()))
            .sorted()
            .toList();
    try (InputStream in = getClass().getResourceAsStream("instance-validator-fields.txt")) {
      String known = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(String.join("\n", now)).isEqualTo(known.strip());
    }
  }

  @Test
  void nothingOfAValidationRemainsInTheValidator() throws ReflectiveOperationException {
    PooledInstanceValidator check =
        new PooledInstanceValidator(ValidatorDefinitions.of(TestFhir.R4, List.of()).context());
    InstanceValidator validator = (InstanceValidator) value(check, "validator");
    String before = sizes(validator);
    String visit = TestFhir.R4.newJsonParser().encodeResourceToString(BenchmarkVisit.bundle(1));
    check.validate(
        ContentBytes.of(visit.getBytes(StandardCharsets.UTF_8)), FhirFormat.JSON, List.of());
    assertThat(sizes(validator)).isEqualTo(before);
  }

  private static String sizes(InstanceValidator validator) throws ReflectiveOperationException {
    List<String> sizes = new ArrayList<>();
    Object observer = value(validator, "codingObserver");
    for (Object part : List.of(validator, observer)) {
      for (Field field : InitialState.fields(part.getClass())) {
        field.setAccessible(true);
        Object value = field.get(part);
        if (value instanceof Collection<?> elements) {
          sizes.add(field.getName() + " " + elements.size());
        } else if (value instanceof Map<?, ?> entries) {
          sizes.add(field.getName() + " " + entries.size());
        } else if (value == null) {
          sizes.add(field.getName() + " null");
        }
      }
    }
    return String.join("\n", sizes);
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    for (Field field : InitialState.fields(owner.getClass())) {
      if (field.getName().equals(name)) {
        field.setAccessible(true);
        return field.get(owner);
      }
    }
    throw new NoSuchFieldException(name);
  }
}
