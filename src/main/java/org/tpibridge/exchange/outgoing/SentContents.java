package org.tpibridge.exchange.outgoing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.SnapshotReader;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Outbox;

/**
 * Makes again what was sent to an EHR, to recognize it there. Used by one thread; it remembers the
 * patient that it was last asked about.
 */
public final class SentContents {
  private final Store store;
  private final String ehr;
  private String patient = Outbox.NO_PATIENT;
  private ReferenceTargets targets = new ReferenceTargets();

  public SentContents(Store store, String ehr) {
    this.store = store;
    this.ehr = ehr;
  }

  /**
   * The resource as it was sent, with the EHR's ids.
   *
   * @return empty if it was not sent as a resource of this type
   */
  public Optional<Resource> of(LedgerEntry entry) {
    Optional<SendMethod> method =
        Arrays.stream(SendMethod.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(entry.method()))
            .findFirst();
    if (method.isEmpty() || !method.get().isResource()) {
      return Optional.empty();
    }
    if (!patient.equals(entry.patientId())) {
      patient = entry.patientId();
      targets =
          ReferenceTargets.of(
              store.<PatientSnapshot>read(tx -> new SnapshotReader(tx, ehr).read(patient)));
    }
    byte[] json = store.read(tx -> tx.resources().content(entry.version()));
    return OutgoingResources.of(json, targets, method.get(), entry.remoteReference());
  }
}
