package org.tpibridge.importing;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.upsert.AdmissionCheck;
import org.tpibridge.importing.upsert.PatientAdmission;
import org.tpibridge.importing.upsert.SerializedVisit;
import org.tpibridge.importing.upsert.Serializer;
import org.tpibridge.importing.upsert.VisitRemapper;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.ImportContext;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.store.Store;
import org.tpibridge.visit.Visit;

/** The components that each import uses. */
record ImportComponents(
    Store store,
    Serializer serializer,
    ErasureRegistry erasures,
    VisitPipeline pipeline,
    DataKindCheck dataKind,
    String program,
    InstantSource clock) {

  ClinicSources sources() {
    return pipeline.sources();
  }

  /** Maps visits again whose content changed. */
  VisitRemapper remapper(ImportContext context) {
    return new VisitRemapper() {
      @Override
      public Optional<SerializedVisit> again(SerializedVisit visit, Visit changed) {
        return serializer.row(pipeline.again(visit.result(), changed, context)).visit();
      }

      @Override
      public ZoneId zone(SerializedVisit visit) {
        return sources().clinic(visit.result().read().source()).zone();
      }
    };
  }

  IdentifierSystemsCheck systems() {
    return new IdentifierSystemsCheck(sources());
  }

  PatientAdmission admission(ImportOptions options) {
    return new PatientAdmission(erasures, sources(), options.readmit());
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
