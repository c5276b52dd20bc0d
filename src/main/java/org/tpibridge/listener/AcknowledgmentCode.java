package org.tpibridge.listener;

/** The result that an acknowledgment reports to the sender. */
enum AcknowledgmentCode {
  /** The message is stored. */
  ACCEPT('A'),
  /** The content of the message was refused. Sending it again does not help. */
  ERROR('E'),
  /** The message was not accepted: it is malformed, or it could not be stored. */
  REJECT('R');

  private final char letter;

  AcknowledgmentCode(char letter) {
    this.letter = letter;
  }

  /**
   * Returns the code in MSA-1.
   *
   * @param enhanced whether the sender requested an accept acknowledgment (MSH-15)
   */
  String code(boolean enhanced) {
    return (enhanced ? "C" : "A") + letter;
  }

  /** Whether a sender with this value in MSH-15 requests this acknowledgment. */
  boolean isRequestedBy(String acceptAcknowledgment) {
    return switch (acceptAcknowledgment) {
      case "NE" -> false;
      case "ER" -> this != ACCEPT;
      case "SU" -> this == ACCEPT;
      default -> true;
    };
  }
}
