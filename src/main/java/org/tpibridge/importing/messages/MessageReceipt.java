package org.tpibridge.importing.messages;

import java.util.Optional;
import org.tpibridge.finding.Finding;

/**
 * The result of receiving a message.
 *
 * @param number the number under which the message is stored; 0 if it is not
 * @param refusal why the message is refused, if it is
 */
public record MessageReceipt(ReceiptKind kind, long number, Optional<Finding> refusal) {

  /** How a message was received. */
  public enum ReceiptKind {
    /** It was stored. */
    NEW,
    /** It is stored already. */
    DUPLICATE,
    /** Its sender used the control id before for another message; it was stored for review. */
    CONFLICTING,
    /** It is about an erased patient and was not stored. */
    ERASED,
    /** It is about an erased patient and other patients and was not stored. */
    SEVERAL_PATIENTS
  }

  static MessageReceipt stored(ReceiptKind kind, long number) {
    return new MessageReceipt(kind, number, Optional.empty());
  }

  static MessageReceipt conflicting(long number, Finding refusal) {
    return new MessageReceipt(ReceiptKind.CONFLICTING, number, Optional.of(refusal));
  }

  static MessageReceipt erased() {
    return new MessageReceipt(ReceiptKind.ERASED, 0, Optional.empty());
  }

  static MessageReceipt severalPatients(Finding refusal) {
    return new MessageReceipt(ReceiptKind.SEVERAL_PATIENTS, 0, Optional.of(refusal));
  }
}
