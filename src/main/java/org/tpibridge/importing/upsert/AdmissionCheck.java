package org.tpibridge.importing.upsert;

import java.util.List;

/** Says of whom something may be stored or written. */
public interface AdmissionCheck {
  /** Whether the patient with an MRN was not erased, or may come back. */
  boolean admits(String mrn);

  /** Whether none of these texts, each of which may be anything, is the MRN of one who may not. */
  boolean admitsAll(List<String> texts);
}
