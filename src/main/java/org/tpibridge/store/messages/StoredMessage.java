package org.tpibridge.store.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A received message as it is stored, without its content.
 *
 * @param number of the message
 * @param name hash of the sender and the control id
 * @param bodyHash hash of the message without MSH
 * @param groups the visit and the account
 * @param job key of the job that imported the message; empty while it is waiting
 * @param firstRow its first row in the job; 0 while it is waiting
 * @param lastRow its last row in the job
 * @param hasContent false after the time of retention
 */
public record StoredMessage(
    long number,
    String name,
    String bodyHash,
    Instant receivedAt,
    MessageState state,
    MessageGroups groups,
    OptionalLong job,
    long firstRow,
    long lastRow,
    boolean hasContent) {

  /** What was done with a message. */
  public enum MessageState {
    WAITING,
    /** Imported, or rejected. */
    HANDLED,
    /** Not of a trigger point injection visit. */
    LEFT_OUT
  }

  /**
   * What messages have in common that are read together.
   *
   * @param visitHash hash of the visit number
   * @param accountHash hash of the account number
   * @param accountOnly whether the message identifies its visit by the account only
   */
  public record MessageGroups(
      Optional<String> visitHash, Optional<String> accountHash, boolean accountOnly) {
    public static final MessageGroups NONE =
        new MessageGroups(Optional.empty(), Optional.empty(), false);
  }
}
