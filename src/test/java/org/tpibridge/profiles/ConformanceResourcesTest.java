package org.tpibridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.nio.file.Files;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stock HAPI validates the terminology and the questionnaire of the package: they are valid FHIR
 * themselves. Structure definitions are omitted, because HAPI would generate their snapshots from a
 * package that it searches for in a registry.
 */
class ConformanceResourcesTest {
  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final StockValidator VALIDATOR =
      new StockValidator(CONTEXT, ConformancePackage.support(CONTEXT));

  static Collection<String> files() {
    return ConformancePackage.resources(CONTEXT).keySet().stream()
        .filter(file -> !file.startsWith("StructureDefinition-"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isValid(String file) throws Exception {
    assertThat(VALIDATOR.validate(Files.readString(ConformancePackage.FOLDER.resolve(file))))
        .filteredOn(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .isEmpty();
  }
}
