package org.tpibridge.listener;

/** Does with messages what they are for. */
@FunctionalInterface
public interface MessageHandler {

  /**
   * Called by one thread, one message after the other. A message may come again if the program
   * ended before this returned; it should then do the same again.
   */
  Verdict handle(Received message);
}
