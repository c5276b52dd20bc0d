package org.tpibridge.exchange.document;

import java.util.Optional;

/**
 * A document that is sent as a message. Its number is that of one version, so that a receiver
 * recognizes a version that it already has.
 *
 * @param number of this version: up to 64 letters, digits and {@code -}
 * @param replaced number of the version that the receiver has; empty if it has none
 */
public record DocumentMessage(VisitDocument document, String number, Optional<String> replaced) {

  /**
   * @throws IllegalArgumentException if a document is withdrawn that the receiver does not have
   */
  public DocumentMessage {
    if (document.isWithdrawal() && replaced.isEmpty()) {
      throw new IllegalArgumentException("A document that was not sent cannot be withdrawn.");
    }
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "DocumentMessage[" + number + "]";
  }
}
