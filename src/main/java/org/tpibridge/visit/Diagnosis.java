package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

import java.util.Optional;

/**
 * The reason for the treatment: a code, the clinic's words, or both.
 *
 * @param code the code with its code system
 * @param text the clinic's words
 */
public record Diagnosis(Optional<Code> code, Optional<String> text) {

  /** The classification that a code belongs to. */
  public enum Classification {
    ICD_10_CM,
    /** Only before 2015-10-01. Stored unchanged and not mapped to ICD-10-CM. */
    ICD_9_CM
  }

  /** A code in upper case, with its decimal point: {@code M79.18}. */
  public record Code(Classification system, String value) {
    public Code {
      requireText(value, "a diagnosis code");
    }
  }

  public Diagnosis {
    requireText(text, "a diagnosis' text");
    require(code.isPresent() || text.isPresent(), "a diagnosis must have a code or words");
  }

  @Override
  public String toString() {
    return "Diagnosis[…]";
  }
}
