package org.tpibridge.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/**
 * HAPI's validator in its usual configuration, without code of TPI Bridge: other users of the
 * package get the same results.
 */
final class StockValidator {

  private final FhirValidator validator;

  StockValidator(FhirContext context, IValidationSupport ours) {
    ValidationSupportChain chain =
        new ValidationSupportChain(
            ours,
            context.getValidationSupport(),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context));
    FhirInstanceValidator module = new FhirInstanceValidator(chain);
    module.setErrorForUnknownProfiles(true);
    validator = context.newValidator().registerValidatorModule(module);
  }

  List<SingleValidationMessage> validate(String json) {
    return validator.validateWithResult(json).getMessages();
  }
}
