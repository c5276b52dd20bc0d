package org.tpibridge.importing.messages;

/**
 * A message as it was received.
 *
 * @param name name of the message in the spool; contains no patient data
 * @param bytes the message without the MLLP frame
 */
public record ReceivedMessage(String name, byte[] bytes) {
  @Override
  public String toString() {
    return "ReceivedMessage[" + name + "]";
  }
}
