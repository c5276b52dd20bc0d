package org.tpibridge.reading.hl7v2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.MessageFrame;
import org.tpibridge.reading.hl7v2.message.MessageFrameReader;
import org.tpibridge.reading.hl7v2.message.MessageParser;
import org.tpibridge.reading.hl7v2.message.VisitKey;

/**
 * Reads the account of a message (PID-18), for callers that collect the messages of a visit one by
 * one: a charge may name only the account and belong to a visit whose other messages have a visit
 * number. For one thread.
 */
public final class AccountReader {
  private static final String SOURCE = "message";

  private final MessageParser parser = new MessageParser(SOURCE);

  /**
   * An account number with its assigning authority.
   *
   * @param withoutVisitNumber whether the message identifies its visit only by the account
   */
  public record Account(String number, boolean withoutVisitNumber) {
    /** The number identifies a patient and must not be logged. */
    @Override
    public String toString() {
      return "Account[…]";
    }
  }

  /** Returns the account; empty if the message has none or cannot be read. */
  public Optional<Account> of(byte[] message) {
    return frame(message)
        .filter(frame -> frame.error().isEmpty())
        .map(parser::parse)
        .filter(parsed -> parsed.findings().stream().noneMatch(Finding::isError))
        .map(parsed -> new Account(VisitKey.accountOf(parsed), VisitKey.of(parsed).account()))
        .filter(account -> !account.number().isEmpty());
  }

  private static Optional<MessageFrame> frame(byte[] message) {
    try {
      return new MessageFrameReader(SOURCE, new ByteArrayInputStream(message)).next();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }
}
