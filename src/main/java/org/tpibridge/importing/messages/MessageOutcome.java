package org.tpibridge.importing.messages;

import java.util.List;
import org.tpibridge.finding.Finding;

/**
 * The result of importing a message.
 *
 * @param state whether it was imported
 * @param rejected whether a visit or the message was rejected
 * @param findings the findings of the rows
 */
public record MessageOutcome(ImportState state, boolean rejected, List<Finding> findings) {

  /** Whether a message was imported. */
  public enum ImportState {
    IMPORTED,
    /** It was imported by an earlier call, here or in another process. */
    IMPORTED_BEFORE,
    /** It waits, because an earlier message about the same patient waits. */
    WAITING,
    /** It is not stored any more, because its patient was erased. */
    REMOVED
  }

  static MessageOutcome without(ImportState state) {
    return new MessageOutcome(state, false, List.of());
  }

  public MessageOutcome {
    findings = List.copyOf(findings);
  }
}
