package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.stated;

import java.util.Optional;

/**
 * Why the patient was treated: a code, the clinic's words, or both.
 *
 * @param code with the system it is from
 * @param text the clinic's words
 */
public record Diagnosis(Optional<Code> code, Optional<String> text) {

  /** The classification a code is from. */
  public enum Classification {
    ICD_10_CM,
    /** Before 2015-10-01 only. Kept as it is and not mapped to ICD-10-CM. */
    ICD_9_CM
  }

  /** A code as written, upper case, with its point: {@code M79.18}. */
  public record Code(Classification system, String value) {
    public Code {
      stated(value, "a diagnosis code");
    }
  }

  public Diagnosis {
    stated(text, "a diagnosis' text");
    require(code.isPresent() || text.isPresent(), "a diagnosis has a code or words");
  }

  @Override
  public String toString() {
    return "Diagnosis[…]";
  }
}
