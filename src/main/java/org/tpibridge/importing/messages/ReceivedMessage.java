package org.tpibridge.importing.messages;

/**
 * A message as it was received.
 *
 * @param name of the message in the spool; tells nothing of what is in it
 * @param bytes without the frame
 */
public record ReceivedMessage(String name, byte[] bytes) {
  @Override
  public String toString() {
    return "Received[" + name + "]";
  }
}
