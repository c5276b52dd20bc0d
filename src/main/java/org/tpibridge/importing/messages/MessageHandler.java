package org.tpibridge.importing.messages;

import java.io.IOException;

/** Does with messages what they are for. */
@FunctionalInterface
public interface MessageHandler {

  /**
   * Called by one thread, one message after the other. A message may come again if the program
   * ended before this returned; it should then do the same again.
   *
   * @throws IOException where the disk (not the message) is at fault; the message comes again when
   *     the program begins again
   */
  MessageResult handle(ReceivedMessage message) throws IOException;
}
