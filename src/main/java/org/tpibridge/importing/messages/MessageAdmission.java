package org.tpibridge.importing.messages;

import java.io.IOException;

/** Decides which received messages may be stored. Used by several threads. */
@FunctionalInterface
public interface MessageAdmission {
  /** How a message is handled. */
  enum Decision {
    /** The message is stored and processed. */
    ADMITTED,
    /** The message is about an erased patient: it is acknowledged and not stored. */
    ERASED,
    /** The message is about an erased patient and other patients: it is rejected and not stored. */
    MIXED
  }

  /**
   * @throws IOException if this cannot be determined now; the sender has to send the message again
   */
  Decision decide(byte[] message) throws IOException;
}
