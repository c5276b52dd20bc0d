package org.tpibridge.reading.hl7v2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.VisitKey;
import org.tpibridge.reading.hl7v2.vocabulary.SegmentMap;

/**
 * A message that was received, parsed. It is parsed once, also if it is read together with other
 * messages later. Not safe for use by several threads at the same time.
 */
public final class ParsedMessage {
  private final long number;
  private final List<Hl7Message> messages;
  private final List<Finding> batchFindings;
  private final PatientsInMessages patients;

  private ParsedMessage(
      long number,
      List<Hl7Message> messages,
      List<Finding> batchFindings,
      PatientsInMessages patients) {
    this.number = number;
    this.messages = List.copyOf(messages);
    this.batchFindings = List.copyOf(batchFindings);
    this.patients = patients;
  }

  /** Parses what was in one MLLP frame: usually one message. */
  static ParsedMessage of(String source, long number, byte[] frame, SegmentMap map) {
    MessageParsing parsing = new MessageParsing(source, new ByteArrayInputStream(frame));
    List<Hl7Message> messages = new ArrayList<>(1);
    try {
      Optional<Hl7Message> next = parsing.next(number);
      while (next.isPresent()) {
        messages.add(next.get());
        next = parsing.next(number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
    return new ParsedMessage(
        number, messages, parsing.batchFindings(), PatientsInMessages.in(messages, map));
  }

  public long number() {
    return number;
  }

  /** Returns the patients that the message is about, whether or not it contains a visit. */
  public PatientsInMessages patients() {
    return patients;
  }

  /** Returns the number of the visit; empty if it has none, or only an account number. */
  public Optional<String> visitNumber() {
    return key().filter(key -> !key.account() && !key.isAccountOnly()).map(VisitKey::visit);
  }

  /** Returns the account number. */
  public Optional<String> account() {
    return first().map(VisitKey::accountOf).filter(account -> !account.isEmpty());
  }

  /** Whether the message identifies its visit by the account only. */
  public boolean isAccountOnly() {
    return key().filter(VisitKey::account).isPresent();
  }

  private Optional<VisitKey> key() {
    return first().map(VisitKey::of);
  }

  /** Of several messages in one frame, the first identifies the visit. */
  private Optional<Hl7Message> first() {
    return messages.stream()
        .findFirst()
        .filter(message -> message.findings().stream().noneMatch(Finding::isError));
  }

  /** The size of its text in characters. */
  public long characters() {
    return messages.stream().mapToLong(message -> message.text().length()).sum();
  }

  /** Several parsed messages as one input. */
  static MessageSource together(List<ParsedMessage> parsed) {
    Iterator<Hl7Message> each =
        parsed.stream().flatMap(message -> message.messages.stream()).iterator();
    return new MessageSource() {
      @Override
      public Optional<Hl7Message> next() {
        return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
      }

      @Override
      public List<Finding> batchFindings() {
        return parsed.stream().flatMap(message -> message.batchFindings.stream()).toList();
      }

      /** The numbers are not those of an input: other messages arrived between them. */
      @Override
      public long maxMessagesBetween() {
        return Long.MAX_VALUE;
      }
    };
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "ParsedMessage[" + number + "]";
  }
}
