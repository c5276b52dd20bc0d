package org.tpibridge.importing.upsert;

import java.util.List;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;

/**
 * Decides which patients may be stored.
 *
 * @param readmit whether erased patients may be imported again
 */
public record PatientAdmission(ErasureRegistry erasures, ClinicSources sources, boolean readmit) {

  /**
   * Returns whether a patient may be stored. If an erased patient is readmitted, the erasure is
   * removed from the registry.
   */
  boolean admit(StoreTransaction tx, String mrn) {
    if (readmit) {
      erasures.readmit(tx, mrn);
      return true;
    }
    return !erasures.isErased(tx, mrn);
  }

  /** Returns whether a patient may be stored, without changing the registry. */
  public boolean admits(StoreReader tx, String mrn) {
    return readmit || !erasures.isErased(tx, mrn);
  }

  /** Returns whether none of the texts is the MRN of a patient who may not be stored. */
  public boolean admitsAll(StoreReader tx, List<String> texts) {
    return readmit
        || !erasures.areAnyErased(tx, texts.stream().flatMap(sources::patientNames).toList());
  }
}
