package org.tpibridge.importing.messages;

import java.io.IOException;

/** Decides which messages may be stored at all. Used by several threads. */
@FunctionalInterface
public interface MessageAdmission {
  /** What is done with a message. */
  enum Decision {
    /** It is stored and handled. */
    ADMITTED,
    /** It is about a patient who was erased: answered, and stored nowhere. */
    ERASED,
    /** It is about a patient who was erased and about others: refused, and stored nowhere. */
    MIXED
  }

  /**
   * @throws IOException where that cannot be determined now; the sender has to send it again
   */
  Decision decide(byte[] message) throws IOException;
}
