package org.tpibridge.validation;

import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Where the library's messages about one content stand in its input.
 *
 * @param source the input's name
 * @param firstLine the line of the input at which the validated content starts
 */
record MessagePlaces(String source, long firstLine) {

  /** The finding at the place and on the element of a message. */
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
