package org.tpibridge.listener;

/** What an acknowledgment says. */
enum AcknowledgmentCode {
  /** The message is safe. */
  ACCEPT('A'),
  /** Its content was refused: sending it again does not help. */
  ERROR('E'),
  /** It was not taken: it is broken, or this program could not keep it. */
  REJECT('R');

  private final char letter;

  AcknowledgmentCode(char letter) {
    this.letter = letter;
  }

  /**
   * The code in MSA-1.
   *
   * @param enhanced whether the sender asked for an accept acknowledgment (MSH-15)
   */
  String code(boolean enhanced) {
    return (enhanced ? "C" : "A") + letter;
  }

  /** Whether a sender that asked as MSH-15 says wants to hear this. */
  boolean isRequestedBy(String acceptAcknowledgment) {
    return switch (acceptAcknowledgment) {
      case "NE" -> false;
      case "ER" -> this != ACCEPT;
      case "SU" -> this == ACCEPT;
      default -> true;
    };
  }
}
