package org.tpibridge.rules;

import java.time.LocalDate;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** What a check saw, in words, before it is told in its rule's name. */
record Remark(VisitField field, String words) {
  static Remark on(Column column, String words) {
    return new Remark(VisitField.of(column), words);
  }

  static Remark on(Column column, int item, String words) {
    return new Remark(VisitField.of(column, item), words);
  }

  /** The same about a session of a later day that the input told before. */
  Remark about(LocalDate day) {
    return new Remark(field, "About the session of " + day + ", read before: " + words);
  }

  /** The remark quotes the visit. */
  @Override
  public String toString() {
    return "Remark[…]";
  }
}
