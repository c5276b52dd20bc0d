package org.tpibridge.importing.upsert;

import java.util.List;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.store.StoreTransaction;

/**
 * Which patients may be kept.
 *
 * @param readmit whether those may come back who were erased
 */
public record PatientAdmission(ErasureRegistry erasures, ClinicSources sources, boolean readmit) {

  /** Whether a patient may be kept; where one who was erased comes back, forgets the erasure. */
  boolean admit(StoreTransaction tx, String mrn) {
    if (readmit) {
      erasures.readmit(tx, mrn);
      return true;
    }
    return !erasures.isErased(tx, mrn);
  }

  /** The same, changing nothing. */
  public boolean admits(StoreTransaction tx, String mrn) {
    return readmit || !erasures.isErased(tx, mrn);
  }

  /** Whether nothing in these texts is the number of a patient who may not be kept. */
  public boolean admitsAll(StoreTransaction tx, List<String> texts) {
    return readmit
        || !erasures.areAnyErased(tx, texts.stream().flatMap(sources::patientNames).toList());
  }
}
