package org.tpibridge.importing.messages;

import java.util.List;

/**
 * Stores and imports messages. Several processes may use the same store. {@link #receive} may be
 * called by several threads, the other methods by one at a time.
 */
public interface MessageInbox {

  /**
   * Stores a message. When this returns, the message is committed and will be imported, even if the
   * program ends. A message that is stored already is not stored again.
   *
   * @throws MessageStoreException if the store cannot be used; the message may be passed again
   */
  MessageReceipt receive(IncomingMessage message) throws MessageStoreException;

  /**
   * Imports a message in one transaction. If it was imported before, its result is returned and
   * nothing changes.
   *
   * @throws MessageStoreException if the store cannot be used; the message may be passed again
   */
  MessageOutcome process(long number) throws MessageStoreException;

  /** Lists messages that are not imported yet, also those of other processes, oldest first. */
  List<WaitingMessage> waiting() throws MessageStoreException;

  /** Counts the messages that are not imported yet. */
  long waitingCount() throws MessageStoreException;

  /** Ends the jobs of past days, and removes messages whose time of retention has passed. */
  void cleanUp() throws MessageStoreException;
}
