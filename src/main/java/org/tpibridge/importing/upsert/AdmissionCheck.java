package org.tpibridge.importing.upsert;

import java.util.List;

/** Decides which patients may be stored or written. */
public interface AdmissionCheck {
  /** Returns whether the patient with an MRN was not erased, or may be imported again. */
  boolean admits(String mrn);

  /**
   * Returns whether none of the texts is the MRN of an erased patient. The texts may be anything.
   */
  boolean admitsAll(List<String> texts);
}
