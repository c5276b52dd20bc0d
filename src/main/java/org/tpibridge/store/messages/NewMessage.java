package org.tpibridge.store.messages;

import java.time.Instant;
import java.util.Set;

/**
 * A message to be stored.
 *
 * @param number from {@link ReceivedMessages#nextNumber}
 * @param name hash of the sender and the control id
 * @param bodyHash hash of the message without MSH
 * @param contentHash hash of the message without its control id
 * @param patients ids of Patient resources
 * @param content the message, byte for byte
 */
public record NewMessage(
    long number,
    String name,
    String bodyHash,
    String contentHash,
    Instant receivedAt,
    StoredMessage.MessageGroups groups,
    Set<String> patients,
    byte[] content) {
  public NewMessage {
    patients = Set.copyOf(patients);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "NewMessage[" + number + "]";
  }
}
