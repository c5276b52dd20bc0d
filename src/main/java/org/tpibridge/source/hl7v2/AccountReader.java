package org.tpibridge.source.hl7v2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * Reads which account a message is on (PID-18), for those who collect the messages of a visit one
 * by one: a charge may name the account alone, and be of a visit whose other messages have a visit
 * number. For one thread.
 */
public final class AccountReader {
  private static final String SOURCE = "message";

  private final MessageParser parser = new MessageParser(SOURCE);

  /**
   * An account.
   *
   * @param alone whether the message names no visit but by its account
   */
  public record Account(String number, boolean alone) {
    /** The number identifies a patient and stays out of logs. */
    @Override
    public String toString() {
      return "Account[…]";
    }
  }

  /** Empty where the message has none, or cannot be read. */
  public Optional<Account> of(byte[] message) {
    return frame(message)
        .filter(frame -> frame.flaw().isEmpty())
        .map(parser::parse)
        .filter(parsed -> parsed.findings().stream().noneMatch(Finding::isError))
        .map(parsed -> new Account(VisitKey.accountOf(parsed), VisitKey.of(parsed).account()))
        .filter(account -> !account.number().isEmpty());
  }

  private static Optional<Frame> frame(byte[] message) {
    try {
      return new Frames(SOURCE, new ByteArrayInputStream(message)).next();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }
}
