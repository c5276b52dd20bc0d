package org.tpibridge.validation;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueType;

/**
 * Assigns TPI Bridge's stable codes to the library's messages: by message id, or if that is not
 * enough by issue type. The prefixes of the ids have been the same through several releases.
 */
final class MessageCodes {

  private record MessageIdPrefix(String start, ValidationFindingCode code) {}

  /** The first matching prefix decides. Compared in upper case. */
  private static final List<MessageIdPrefix> BY_ID =
      List.of(
          new MessageIdPrefix(
              "VALIDATION_VAL_PROFILE_UNKNOWN", ValidationFindingCode.PROFILE_UNKNOWN),
          new MessageIdPrefix(
              "VALIDATION_VAL_UNKNOWN_PROFILE", ValidationFindingCode.PROFILE_UNKNOWN),
          new MessageIdPrefix("VALIDATION_VAL_PROFILE_MINIMUM", ValidationFindingCode.CARDINALITY),
          new MessageIdPrefix("VALIDATION_VAL_PROFILE_MAXIMUM", ValidationFindingCode.CARDINALITY),
          new MessageIdPrefix("VALIDATION_VAL_PROFILE_NOTALLOWED", ValidationFindingCode.ELEMENT),
          new MessageIdPrefix("VALIDATION_VAL_PROFILE_WRONGTYPE", ValidationFindingCode.VALUE),
          new MessageIdPrefix("UNRECOGNISED_PROPERTY", ValidationFindingCode.ELEMENT),
          new MessageIdPrefix("UNDEFINED_", ValidationFindingCode.ELEMENT),
          new MessageIdPrefix("THIS_ELEMENT_DOES_NOT_MATCH", ValidationFindingCode.PATTERN),
          new MessageIdPrefix("THIS_CANNOT_BE_PARSED", ValidationFindingCode.NOT_FHIR),
          new MessageIdPrefix("THIS_DOES_NOT_APPEAR", ValidationFindingCode.NOT_FHIR),
          new MessageIdPrefix("UNABLE_TO_FIND_RESOURCETYPE", ValidationFindingCode.NOT_FHIR),
          new MessageIdPrefix("THIS_PROPERTY_MUST_BE", ValidationFindingCode.VALUE),
          new MessageIdPrefix("PATTERN_CHECK", ValidationFindingCode.PATTERN),
          new MessageIdPrefix("FIXED_TYPE_CHECKS", ValidationFindingCode.PATTERN),
          new MessageIdPrefix("_DT_FIXED", ValidationFindingCode.PATTERN),
          new MessageIdPrefix("EXTENSION_", ValidationFindingCode.EXTENSION),
          // Text without a code, where FHIR requires a code only if one fits.
          new MessageIdPrefix("TERMINOLOGY_TX_CODE_VALUESET_EXT", ValidationFindingCode.PRACTICE),
          new MessageIdPrefix("TERMINOLOGY_", ValidationFindingCode.CODE),
          new MessageIdPrefix("TYPE_SPECIFIC_CHECKS_", ValidationFindingCode.VALUE),
          new MessageIdPrefix("REFERENCE_", ValidationFindingCode.REFERENCE),
          new MessageIdPrefix("BUNDLE_", ValidationFindingCode.REFERENCE),
          new MessageIdPrefix("ALL_OBSERVATIONS_SHOULD", ValidationFindingCode.PRACTICE));

  private MessageCodes() {}

  static ValidationFindingCode of(ValidationMessage message) {
    if (message.getInvId() != null) {
      return isAdvice(message) ? ValidationFindingCode.PRACTICE : ValidationFindingCode.RULE;
    }
    if (message.getLevel() == IssueSeverity.FATAL) {
      return ValidationFindingCode.NOT_FHIR;
    }
    String id = message.getMessageId();
    if (id != null) {
      String upper = id.toUpperCase(Locale.ROOT);
      for (MessageIdPrefix each : BY_ID) {
        if (upper.startsWith(each.start())) {
          return each.code();
        }
      }
    }
    return byType(message.getType());
  }

  /** The library marks rules that are best practice in FHIR only in the text of the message. */
  private static boolean isAdvice(ValidationMessage message) {
    return message.getInvId().endsWith("dom-6")
        || message.getMessage().endsWith("(Best Practice Recommendation)");
  }

  private static ValidationFindingCode byType(IssueType type) {
    if (type == null) {
      return ValidationFindingCode.OTHER;
    }
    return switch (type) {
      case CODEINVALID -> ValidationFindingCode.CODE;
      case INVARIANT, BUSINESSRULE -> ValidationFindingCode.RULE;
      case REQUIRED -> ValidationFindingCode.CARDINALITY;
      case STRUCTURE -> ValidationFindingCode.ELEMENT;
      case VALUE, INVALID -> ValidationFindingCode.VALUE;
      case EXTENSION -> ValidationFindingCode.EXTENSION;
      default -> ValidationFindingCode.OTHER;
    };
  }
}
