package org.tpibridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that stock HAPI accepts the valid examples and rejects each invalid one. */
class ProfileExamplesTest {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final StockValidator VALIDATOR =
      new StockValidator(CONTEXT, ConformancePackage.support(CONTEXT));
  private static final Map<String, Examples.Expected> EXPECTED = Examples.expected();
  private static final Map<String, String> ACCEPTED = Examples.accepted();

  static List<String> valid() {
    return Examples.valid();
  }

  static List<String> invalid() {
    return Examples.invalid();
  }

  @ParameterizedTest
  @MethodSource
  void valid(String name) {
    assertThat(unexpected(Examples.read("valid", name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void invalid(String name) {
    Examples.Expected expected = EXPECTED.get(name);
    List<SingleValidationMessage> errors =
        VALIDATOR.validate(Examples.read("invalid", name)).stream()
            .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
            .toList();
    assertThat(errors)
        .anySatisfy(
            m -> {
              assertThat(m.getMessage()).contains(expected.says());
              assertThat(m.getLocationString()).isEqualTo(expected.at());
            })
        .hasSize(1 + expected.also().size());
    assertThat(expected.also())
        .allSatisfy(part -> assertThat(errors).anyMatch(m -> m.getMessage().contains(part)));
  }

  @Test
  void eachInvalidExampleHasAnExpectation() {
    assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(invalid());
  }

  private static List<SingleValidationMessage> unexpected(String json) {
    return VALIDATOR.validate(json).stream()
        .filter(m -> m.getSeverity() != ResultSeverityEnum.INFORMATION)
        .filter(m -> ACCEPTED.keySet().stream().noneMatch(m.getMessage()::contains))
        .toList();
  }
}
