package org.tpibridge.reference;

import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;

/**
 * An error or a warning of the reference validator.
 *
 * @param severity {@code error} or {@code warning}
 * @param id the validator's name for this kind of message; {@code -} if it has none
 */
record Message(String severity, String id, String location, String text) {

  static Message of(ValidationMessage message) {
    String id = message.getMessageId();
    return new Message(
        message.getLevel() == IssueSeverity.WARNING ? "warning" : "error",
        id == null ? "-" : id,
        message.getLocation(),
        message.getMessage());
  }

  boolean isError() {
    return severity.equals("error");
  }
}
