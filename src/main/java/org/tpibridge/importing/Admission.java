package org.tpibridge.importing;

import java.util.List;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.store.Transaction;

/**
 * Which patients may be kept.
 *
 * @param readmit whether those may come back who were erased
 */
record Admission(Erasures erasures, Sources sources, boolean readmit) {

  /** Whether a patient may be kept; where one who was erased comes back, forgets the erasure. */
  boolean admit(Transaction tx, String mrn) {
    if (readmit) {
      erasures.readmit(tx, mrn);
      return true;
    }
    return !erasures.isErased(tx, mrn);
  }

  /** The same, changing nothing. */
  boolean admits(Transaction tx, String mrn) {
    return readmit || !erasures.isErased(tx, mrn);
  }

  /** Whether nothing in these texts is the number of a patient who may not be kept. */
  boolean admitsAll(Transaction tx, List<String> texts) {
    return readmit
        || !erasures.areAnyErased(tx, texts.stream().flatMap(sources::patientNames).toList());
  }
}
