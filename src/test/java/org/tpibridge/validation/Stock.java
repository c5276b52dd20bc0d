package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.tpibridge.profiles.ConformancePackage;

/** The library used as its documentation says, with our package: what ours is measured against. */
public final class Stock {

  private final FhirValidator validator;

  public Stock(FhirContext fhir) {
    ValidationSupportChain chain =
        new ValidationSupportChain(
            ConformancePackage.support(fhir),
            new DefaultProfileValidationSupport(fhir),
            new CommonCodeSystemsTerminologyService(fhir),
            new InMemoryTerminologyServerValidationSupport(fhir));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    module.setErrorForUnknownProfiles(false);
    module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Hint);
    validator = fhir.newValidator().registerValidatorModule(module);
  }

  public List<SingleValidationMessage> validate(String resource) {
    return validator.validateWithResult(resource).getMessages();
  }
}
