package org.tpibridge.importing;

import java.time.InstantSource;
import java.util.List;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.upsert.AdmissionCheck;
import org.tpibridge.importing.upsert.PatientAdmission;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.store.Store;

/** The components that each import uses. */
record ImportComponents(
    Store store,
    Serializer serializer,
    ErasureRegistry erasures,
    ClinicSources sources,
    DataKindCheck dataKind,
    String program,
    InstantSource clock) {

  IdentifierSystemsCheck systems() {
    return new IdentifierSystemsCheck(sources);
  }

  PatientAdmission admission(ImportOptions options) {
    return new PatientAdmission(erasures, sources, options.readmit());
  }

  /** Returns a check that runs each query in a separate transaction. */
  AdmissionCheck admits(PatientAdmission admission) {
    return new AdmissionCheck() {
      @Override
      public boolean admits(String mrn) {
        return retryPolicy().retry(() -> store.read(tx -> admission.admits(tx, mrn)));
      }

      @Override
      public boolean admitsAll(List<String> texts) {
        return retryPolicy().retry(() -> store.read(tx -> admission.admitsAll(tx, texts)));
      }
    };
  }

  /** Refuses an import if the key is missing, because erased patients could not be recognized. */
  void requireKey() {
    retryPolicy()
        .retry(
            () -> {
              erasures.requireKey(store);
              return true;
            });
  }

  /** Refuses to mix real and test data. */
  void requireDataKind() {
    retryPolicy()
        .retry(
            () -> {
              dataKind.check(store);
              return true;
            });
  }

  RetryPolicy retryPolicy() {
    return new RetryPolicy(store.waitTime());
  }
}
