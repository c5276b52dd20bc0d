package org.tpibridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** HAPI's validator, used as its documentation describes: the reference for comparisons. */
public final class Stock {

  private final FhirValidator validator;

  /**
   * @param packages further definitions, before FHIR's own
   */
  public Stock(FhirContext fhir, IValidationSupport... packages) {
    ValidationSupportChain chain = new ValidationSupportChain(packages);
    chain.addValidationSupport(new DefaultProfileValidationSupport(fhir));
    chain.addValidationSupport(new CommonCodeSystemsTerminologyService(fhir));
    chain.addValidationSupport(new InMemoryTerminologyServerValidationSupport(fhir));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    module.setErrorForUnknownProfiles(false);
    module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Hint);
    validator = fhir.newValidator().registerValidatorModule(module);
  }

  public List<SingleValidationMessage> validate(String resource) {
    return validator.validateWithResult(resource).getMessages();
  }
}
