package org.tpibridge.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;

/** Converts the library's messages about one input to findings, and omits irrelevant ones. */
final class MessageTranslation {

  private static final String PASSED_THROUGH = I18nConstants.TERMINOLOGY_PASSTHROUGH_TX_MESSAGE;

  /** The library uses this id for notes about slices and about the targets of references. */
  private static final String MATCHING = I18nConstants.DETAILS_FOR__MATCHING_AGAINST_PROFILE_;

  /** Objects that the library prints as class and address, which differs in each run. */
  private static final Pattern OBJECTS = Pattern.compile(" '\\[?org\\.hl7\\.[^']*@[0-9a-f]+]?'");

  private final MessagePlaces places;
  private final Predicate<String> expectedProfile;

  /**
   * @param expectedProfile whether a package of the profile's publisher is loaded
   */
  MessageTranslation(MessagePlaces places, Predicate<String> expectedProfile) {
    this.places = places;
    this.expectedProfile = expectedProfile;
  }

  List<Finding> translate(List<ValidationMessage> messages) {
    UnknownCodeSystemMessages unknown = new UnknownCodeSystemMessages();
    UnknownProfileMessages unknownProfiles = new UnknownProfileMessages(expectedProfile);
    Set<Finding> findings = new LinkedHashSet<>();
    List<ValidationMessage> rest =
        messages.stream()
            .filter(m -> !unknown.collects(m) && !unknownProfiles.collects(m))
            .toList();
    for (ValidationMessage message : rest) {
      boolean redundant =
          isLibraryFailure(message)
              || isAboutMissingDeclaration(message)
              || isOutsideOpenSlices(message)
              || isReportedElsewhere(message, rest)
              || unknown.explains(message);
      if (!redundant) {
        findings.add(finding(message));
      }
    }
    findings.addAll(unknownProfiles.findings(places));
    findings.addAll(unknown.findings(places.source()));
    return List.copyOf(findings);
  }

  /** For US Core's slicing by value set, the library reports an internal error as a warning. */
  private static boolean isLibraryFailure(ValidationMessage message) {
    return message.getLevel() != IssueSeverity.ERROR
        && message.getLevel() != IssueSeverity.FATAL
        && message.getMessage() != null
        && message.getMessage().contains("because \"")
        && message.getMessage().contains("is null");
  }

  /**
   * XML without a declaration is UTF-8. If it begins with white space, the library looks for the
   * encoding in a declaration that is not there.
   */
  private static boolean isAboutMissingDeclaration(ValidationMessage message) {
    return "The XML encoding is invalid (must be UTF-8, not 'null')".equals(message.getMessage());
  }

  /**
   * The library adds this note to each element that matches none of a profile's slices. Open
   * slicing allows such elements, so the note says nothing about the data. If the slicing is closed
   * or a required slice is missing, the library also reports an error, which stays.
   */
  private static boolean isOutsideOpenSlices(ValidationMessage message) {
    return MATCHING.equals(message.getMessageId())
        && message.getLevel() == IssueSeverity.INFORMATION
        && message.getMessage().startsWith("This element does not match any known slice");
  }

  /**
   * The library reports an invalid code twice: by the terminology service, and by the binding,
   * which quotes the service.
   */
  private static boolean isReportedElsewhere(
      ValidationMessage message, List<ValidationMessage> all) {
    return PASSED_THROUGH.equals(message.getMessageId())
        && all.stream().anyMatch(other -> quotes(other, message));
  }

  private static boolean quotes(ValidationMessage other, ValidationMessage message) {
    return Objects.equals(other.getLocation(), message.getLocation())
        && other.getLevel() != null
        && other.getLevel().isError() == message.getLevel().isError()
        && other.getMessage().contains("(error message = " + message.getMessage());
  }

  private Finding finding(ValidationMessage message) {
    ValidationFindingCode code = MessageCodes.of(message);
    return places.on(message, Finding.of(severity(message, code), code.code(), text(message)));
  }

  private static Severity severity(ValidationMessage message, ValidationFindingCode code) {
    if (code == ValidationFindingCode.PRACTICE) {
      return Severity.INFORMATION;
    }
    IssueSeverity level = message.getLevel();
    if (level == null) {
      return Severity.ERROR;
    }
    return switch (level) {
      case FATAL, ERROR, NULL -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      case INFORMATION -> Severity.INFORMATION;
      default -> Severity.INFORMATION;
    };
  }

  private static String text(ValidationMessage message) {
    String id = message.getMessageId();
    // Some terminology services put whole sentences where an id belongs.
    // The id of a FHIRPath rule is its URL, which the message contains already.
    boolean named = id != null && !id.isBlank() && !id.contains(" ") && message.getInvId() == null;
    String text = OBJECTS.matcher(String.valueOf(message.getMessage())).replaceAll("");
    return named ? text + " [" + id + "]" : text;
  }
}
