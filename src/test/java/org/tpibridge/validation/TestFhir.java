package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;

/** The one R4 context of these tests. */
public final class TestFhir {
  public static final FhirContext R4 = FhirContext.forR4();

  private TestFhir() {}
}
