package org.tpibridge.rules;

import java.time.LocalDate;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** The result of a check, in words, before the rule that uses the check is named. */
record CheckMessage(VisitField field, String text) {
  static CheckMessage on(Column column, String words) {
    return new CheckMessage(VisitField.of(column), words);
  }

  static CheckMessage on(Column column, int item, String words) {
    return new CheckMessage(VisitField.of(column, item), words);
  }

  /** Returns the message for a session of a later day that was read earlier. */
  CheckMessage about(LocalDate day) {
    return new CheckMessage(field, "For the session of " + day + ", read earlier: " + text);
  }

  /** The text may quote the visit, so it is left out. */
  @Override
  public String toString() {
    return "CheckMessage[…]";
  }
}
