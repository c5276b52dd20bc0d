package org.tpibridge.importing.messages;

/**
 * A message as it arrived.
 *
 * @param name hash of the sender and the control id, the same each time the message is sent
 * @param bodyHash hash of the message without MSH, which may contain the time of sending
 * @param contentHash hash of the message without its control id
 * @param bytes the message without the MLLP frame
 */
public record IncomingMessage(String name, String bodyHash, String contentHash, byte[] bytes) {
  /** No patient data. */
  @Override
  public String toString() {
    return "IncomingMessage[" + name + "]";
  }
}
