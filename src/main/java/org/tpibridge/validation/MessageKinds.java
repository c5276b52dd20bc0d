package org.tpibridge.validation;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueType;

/**
 * Sorts the library's messages into our stable codes: by message id where the id tells, else by the
 * issue type. The ids' prefixes have been the same through several releases.
 */
final class MessageKinds {

  private record Prefix(String start, FindingCode code) {}

  /** The first that fits decides. Compared in upper case. */
  private static final List<Prefix> BY_ID =
      List.of(
          new Prefix("VALIDATION_VAL_PROFILE_UNKNOWN", FindingCode.PROFILE_UNKNOWN),
          new Prefix("VALIDATION_VAL_UNKNOWN_PROFILE", FindingCode.PROFILE_UNKNOWN),
          new Prefix("VALIDATION_VAL_PROFILE_MINIMUM", FindingCode.CARDINALITY),
          new Prefix("VALIDATION_VAL_PROFILE_MAXIMUM", FindingCode.CARDINALITY),
          new Prefix("VALIDATION_VAL_PROFILE_NOTALLOWED", FindingCode.ELEMENT),
          new Prefix("VALIDATION_VAL_PROFILE_WRONGTYPE", FindingCode.VALUE),
          new Prefix("UNRECOGNISED_PROPERTY", FindingCode.ELEMENT),
          new Prefix("UNDEFINED_", FindingCode.ELEMENT),
          new Prefix("THIS_ELEMENT_DOES_NOT_MATCH", FindingCode.PATTERN),
          new Prefix("THIS_CANNOT_BE_PARSED", FindingCode.NOT_FHIR),
          new Prefix("THIS_DOES_NOT_APPEAR", FindingCode.NOT_FHIR),
          new Prefix("UNABLE_TO_FIND_RESOURCETYPE", FindingCode.NOT_FHIR),
          new Prefix("THIS_PROPERTY_MUST_BE", FindingCode.VALUE),
          new Prefix("PATTERN_CHECK", FindingCode.PATTERN),
          new Prefix("FIXED_TYPE_CHECKS", FindingCode.PATTERN),
          new Prefix("_DT_FIXED", FindingCode.PATTERN),
          new Prefix("EXTENSION_", FindingCode.EXTENSION),
          // Words without a code, where FHIR wants a code only if one fits.
          new Prefix("TERMINOLOGY_TX_CODE_VALUESET_EXT", FindingCode.PRACTICE),
          new Prefix("TERMINOLOGY_", FindingCode.CODE),
          new Prefix("TYPE_SPECIFIC_CHECKS_", FindingCode.VALUE),
          new Prefix("REFERENCE_", FindingCode.REFERENCE),
          new Prefix("BUNDLE_", FindingCode.REFERENCE),
          new Prefix("ALL_OBSERVATIONS_SHOULD", FindingCode.PRACTICE));

  private MessageKinds() {}

  static FindingCode of(ValidationMessage message) {
    if (message.getInvId() != null) {
      return isAdvice(message) ? FindingCode.PRACTICE : FindingCode.RULE;
    }
    if (message.getLevel() == IssueSeverity.FATAL) {
      return FindingCode.NOT_FHIR;
    }
    String id = message.getMessageId();
    if (id != null) {
      String upper = id.toUpperCase(Locale.ROOT);
      for (Prefix each : BY_ID) {
        if (upper.startsWith(each.start())) {
          return each.code();
        }
      }
    }
    return byType(message.getType());
  }

  /** The library marks a rule that FHIR calls best practice in the message's words only. */
  private static boolean isAdvice(ValidationMessage message) {
    return message.getInvId().endsWith("dom-6")
        || message.getMessage().endsWith("(Best Practice Recommendation)");
  }

  private static FindingCode byType(IssueType type) {
    if (type == null) {
      return FindingCode.OTHER;
    }
    return switch (type) {
      case CODEINVALID -> FindingCode.CODE;
      case INVARIANT, BUSINESSRULE -> FindingCode.RULE;
      case REQUIRED -> FindingCode.CARDINALITY;
      case STRUCTURE -> FindingCode.ELEMENT;
      case VALUE, INVALID -> FindingCode.VALUE;
      case EXTENSION -> FindingCode.EXTENSION;
      default -> FindingCode.OTHER;
    };
  }
}
