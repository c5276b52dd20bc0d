package org.tpibridge.exchange.hl7v2;

/** What is known after a message was sent: each of the four results needs a different next step. */
public sealed interface Hl7Reply {

  /**
   * The receiver accepted the message.
   *
   * @param code AA, or CA if the receiver only stated that it stored the message
   */
  record Accepted(String code) implements Hl7Reply {}

  /**
   * The receiver refused the message.
   *
   * @param code AE or CE: its content; AR or CR: the receiver cannot process it now, or not at all
   * @param text as the receiver wrote it; it may quote patient data
   */
  record Refused(String code, String text) implements Hl7Reply {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Refused[" + code + "]";
    }
  }

  /**
   * No connection: the message can be sent again without any risk.
   *
   * @param message for a user, without patient data and secrets
   */
  record NotSent(String message) implements Hl7Reply {}

  /**
   * The message was sent, and no acknowledgment of it came: it may have been processed. It can be
   * sent again with the same control id, if the receiver recognizes duplicates.
   *
   * @param message for a user, without patient data
   */
  record Unanswered(String message) implements Hl7Reply {}
}
