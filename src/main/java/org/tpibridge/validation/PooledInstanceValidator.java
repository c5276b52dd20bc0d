package org.tpibridge.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Manager;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.elementmodel.ParserBase;
import org.hl7.fhir.r5.elementmodel.ParserBase.ValidationPolicy;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.elementmodel.XmlParser;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.tpibridge.validation.conformance.ContentBytes;

/**
 * One of the library's instance validators, reused by one caller at a time.
 *
 * <p>It is configured as HAPI's {@code FhirInstanceValidator} configures its validator, and its
 * messages are the same; a test compares both for about a hundred resources.
 */
final class PooledInstanceValidator {

  /** Number of uses of a validator that cannot be reset, before it is replaced. */
  private static final int RUNS_WITHOUT_RESET = 100;

  private static final String MIME_TYPES = "http://hl7.org/fhir/ValueSet/mimetypes";

  private final IWorkerContext context;
  private final ReusedInstanceValidator validator;

  /** Reused, because creating one costs more than parsing a small resource. */
  private final ParserBase json;

  private final Optional<InitialState> initialState;
  private int runs;

  PooledInstanceValidator(IWorkerContext context) {
    this.context = context;
    ValidatorSession session = new ValidatorSession();
    ValidatorSettings settings = new ValidatorSettings();
    this.validator = new ReusedInstanceValidator(context, session, settings);
    configure(validator);
    this.json = parser(FhirFormat.JSON);
    this.initialState = InstanceValidatorParts.of(validator, session, settings);
  }

  private static void configure(InstanceValidator validator) {
    validator.setAnyExtensionsAllowed(true);
    validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Hint);
    validator.setResourceIdRule(IdStatus.OPTIONAL);
    validator.setErrorForUnknownProfiles(false);
    // Always true in HAPI's validation: the binding decides the severity of an unknown system.
    validator.setUnknownCodeSystemsCauseErrors(true);
    validator.setPolicyAdvisor(new FhirDefaultPolicyAdvisor());
    validator.setAllowXsiLocation(true);
  }

  /** Whether this validator can be reused. */
  boolean reusable() {
    return initialState.isPresent() || runs < RUNS_WITHOUT_RESET;
  }

  /**
   * Validates one resource.
   *
   * @param profiles canonical URLs to validate against: the caller's, then those that the resource
   *     claims
   */
  List<ValidationMessage> validate(ContentBytes content, FhirFormat format, List<String> profiles) {
    List<ValidationMessage> messages = new ArrayList<>();
    List<ValidationMessage> unknown = new ArrayList<>();
    List<StructureDefinition> profilesFound = new ArrayList<>();
    for (String url : profiles) {
      StructureDefinition profile = context.fetchResource(StructureDefinition.class, url);
      if (profile == null) {
        unknown.add(unknownProfile(url));
      } else {
        profilesFound.add(profile);
      }
    }
    boolean noProfileFound = profilesFound.isEmpty();
    try {
      for (ValidatedFragment part : parse(content, format)) {
        if (part.getElement() != null) {
          validator.validate(null, part.getErrors(), null, part.getElement(), profilesFound);
        }
        messages.addAll(part.getErrors());
      }
    } finally {
      runs++;
      validator.clearCaches();
      initialState.ifPresent(InitialState::restore);
    }
    if (noProfileFound) {
      messages.addAll(unknown);
    }
    messages.removeIf(PooledInstanceValidator::isNoise);
    messages.stream()
        .filter(PooledInstanceValidator::isUnknownProfile)
        .forEach(message -> message.setLevel(IssueSeverity.WARNING));
    return messages;
  }

  private List<ValidatedFragment> parse(ContentBytes content, FhirFormat format) {
    try {
      return (format == FhirFormat.JSON ? json : parser(format)).parse(content.stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ParserBase parser(FhirFormat format) {
    ParserBase parser = Manager.makeParser(context, format);
    if (parser instanceof XmlParser xml) {
      xml.setAllowXsiLocation(true);
    }
    parser.setupValidation(ValidationPolicy.EVERYTHING);
    return parser;
  }

  private static ValidationMessage unknownProfile(String url) {
    ValidationMessage message = new ValidationMessage();
    message.setMessageId(I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN);
    message.setLevel(IssueSeverity.WARNING);
    message.setMessage("Invalid profile. Failed to retrieve profile with url=" + url);
    return message;
  }

  /** Whether HAPI's validation omits the message, too. */
  private static boolean isNoise(ValidationMessage message) {
    String id = message.getMessageId();
    return I18nConstants.TERMINOLOGY_TX_BINDING_NOSOURCE.equals(id)
        || (I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND.equals(id)
            && message.getMessage().contains(MIME_TYPES));
  }

  static boolean isUnknownProfile(ValidationMessage message) {
    String id = message.getMessageId();
    return I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN.equals(id)
        || I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY.equals(id);
  }
}
