package org.tpibridge.importing.messages;

import java.io.IOException;

/** Processes received messages. */
@FunctionalInterface
public interface MessageHandler {

  /**
   * Processes one message. Called by one thread, one message after the other. If the program ended
   * before this method returned, the message is passed again and has to give the same result.
   *
   * @throws IOException if a file cannot be read or written; the message is passed again after the
   *     next start
   */
  MessageResult handle(ReceivedMessage message) throws IOException;
}
