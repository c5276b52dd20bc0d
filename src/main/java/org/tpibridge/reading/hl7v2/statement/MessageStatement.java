package org.tpibridge.reading.hl7v2.statement;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.message.Hl7Message;

/**
 * A statement of one message about one item. Statements are collected from all messages of a visit
 * before it is decided which of them are used.
 *
 * @param ordinal the number of the statement in its message
 * @param place what the sender has to correct if the statement is not used
 * @param facts added while the message is read
 * @param findings reported only if the statement is used
 */
public record MessageStatement(
    StatementSubject item,
    Action action,
    StatementVersion version,
    Hl7Message message,
    int ordinal,
    Place place,
    List<StatedFact> facts,
    List<Finding> findings) {

  /** The effect of a statement on its item. */
  public enum Action {
    ASSERT,
    /** Replaces the item, as marked by the sender. */
    REPLACE,
    REMOVE,
    /** States that the value is pending. */
    PENDING
  }

  MessageStatement(
      StatementSubject item,
      Action action,
      StatementVersion version,
      Hl7Message message,
      int ordinal,
      Place place) {
    this(item, action, version, message, ordinal, place, new ArrayList<>(2), new ArrayList<>(0));
  }

  /** Returns a statement about the same item with these facts only. */
  public MessageStatement withFacts(List<StatedFact> others) {
    return new MessageStatement(item, action, version, message, ordinal, place, others, findings);
  }

  /** Patient data must not be logged. */
  @Override
  public String toString() {
    return "MessageStatement[" + place.description() + "]";
  }
}
