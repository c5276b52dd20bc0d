package org.tpibridge.validation;

import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Locates the library's messages in the input.
 *
 * @param source the input's name
 * @param firstLine the line of the input at which the validated content starts
 */
record MessagePlaces(String source, long firstLine) {

  /** Adds the place and element of a message to a finding. */
  Finding on(ValidationMessage message, Finding finding) {
    Finding placed = finding.at(place(message));
    String path = ElementPath.clean(message.getLocation());
    return path.isEmpty() ? placed : placed.withExpression(path);
  }

  private Place place(ValidationMessage message) {
    return message.getLine() > 0
        ? new Place.Text(
            source, message.getLine() + firstLine - 1, Math.max(1, message.getCol()), "")
        : firstLine > 1 ? new Place.Text(source, firstLine, 1, "") : new Place.Whole(source);
  }
}
