package org.tpibridge.reading.hl7v2.statement;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.message.Hl7Message;

/**
 * What one message states about one item. Statements are collected from all messages of a visit
 * before it is decided which of them count.
 *
 * @param ordinal of the statement in its message
 * @param place of what the sender has to correct if it does not count
 * @param facts added while the message is read
 * @param findings to be reported if the statement counts
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

  /** What a statement does to its item. */
  public enum Action {
    ASSERT,
    /** Replaces what is there, by the sender's own word. */
    REPLACE,
    REMOVE,
    /** States that the value is still to come. */
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

  /** The same about its item, with these facts alone. */
  public MessageStatement withFacts(List<StatedFact> others) {
    return new MessageStatement(item, action, version, message, ordinal, place, others, findings);
  }

  /** Patient data stays out of logs. */
  @Override
  public String toString() {
    return "Statement[" + place.description() + "]";
  }
}
