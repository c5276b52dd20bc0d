package org.tpibridge.rules;

import java.time.LocalDate;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** What a check saw, in words, before it is told in its rule's name. */
record CheckMessage(VisitField field, String text) {
  static CheckMessage on(Column column, String words) {
    return new CheckMessage(VisitField.of(column), words);
  }

  static CheckMessage on(Column column, int item, String words) {
    return new CheckMessage(VisitField.of(column, item), words);
  }

  /** The same about a session of a later day that the input told before. */
  CheckMessage about(LocalDate day) {
    return new CheckMessage(field, "About the session of " + day + ", read before: " + text);
  }

  /** The remark quotes the visit. */
  @Override
  public String toString() {
    return "Remark[…]";
  }
}
