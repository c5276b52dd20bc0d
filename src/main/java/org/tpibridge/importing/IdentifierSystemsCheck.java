package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.resources.IdentifierSystems.RecordedSystem;

/**
 * Compares the identifier systems of the settings with those that the store was filled with. All
 * ids are derived from them: with other systems, every visit would be stored a second time and no
 * patient would be found.
 */
public final class IdentifierSystemsCheck {
  private static final Logger log = LoggerFactory.getLogger(IdentifierSystemsCheck.class);
  private static final String LOCK = "identifier systems";

  private final List<RecordedSystem> configured;

  public IdentifierSystemsCheck(ClinicSources sources) {
    Clinic.IdentifierSystemUris clinicSystems = sources.clinic().systems();
    List<RecordedSystem> all = new ArrayList<>();
    all.add(new RecordedSystem("", "mrn", clinicSystems.mrn()));
    all.add(new RecordedSystem("", "visit", clinicSystems.visit()));
    all.add(new RecordedSystem("", "clinician", clinicSystems.clinician()));
    all.add(new RecordedSystem("", "organization", clinicSystems.organization()));
    all.add(new RecordedSystem("", "location", clinicSystems.location()));
    all.add(new RecordedSystem("", "item", clinicSystems.item()));
    sources
        .bySource()
        .forEach(
            (name, systems) -> {
              all.add(new RecordedSystem(name, "mrn", systems.mrn()));
              all.add(new RecordedSystem(name, "visit", systems.visit()));
            });
    this.configured = List.copyOf(all);
  }

  /**
   * @return how many systems are not recorded in the store yet
   * @throws ImportException if the store was filled with other systems
   */
  public int check(Store store) {
    return store.read(this::missing).size();
  }

  /**
   * Checks the systems and records those that are not recorded in the store yet.
   *
   * @return how many systems were recorded
   * @throws ImportException if the store was filled with other systems
   */
  int checkAndRecord(Store store) {
    return check(store) == 0 ? 0 : store.write(this::record).size();
  }

  private List<RecordedSystem> record(StoreTransaction tx) {
    tx.lock(List.of(LOCK));
    // Another host may have recorded its systems since the first check.
    List<RecordedSystem> missing = missing(tx);
    List<RecordedSystem> stored = tx.identifierSystems().all();
    for (RecordedSystem system : missing) {
      stored.stream()
          .filter(s -> s.source().equals(system.source()) && s.kind().equals(system.kind()))
          .filter(former -> !former.equals(system) && wasShared(former))
          .forEach(former -> logReplaced(former, system));
      tx.identifierSystems().record(system);
    }
    return missing;
  }

  private static void logReplaced(RecordedSystem former, RecordedSystem system) {
    log.warn(
        "The {} system {}, which other clinics may use, is replaced by {}. Visits that are imported"
            + " again refer to new resources of the clinic. The earlier ones remain in the store.",
        system.kind(),
        former.system(),
        system.system());
  }

  private List<RecordedSystem> missing(StoreReader tx) {
    List<RecordedSystem> stored = tx.identifierSystems().all();
    List<RecordedSystem> missing = new ArrayList<>();
    for (RecordedSystem system : configured) {
      stored.stream()
          .filter(s -> s.source().equals(system.source()) && s.kind().equals(system.kind()))
          .findFirst()
          .ifPresentOrElse(
              recorded -> {
                if (!recorded.equals(system)
                    && !wasShared(recorded)
                    && !tx.identifierSystems().isStoreEmpty()) {
                  throw changed(recorded, system);
                }
                if (!recorded.equals(system)) {
                  missing.add(system);
                }
              },
              () -> missing.add(system));
    }
    return missing;
  }

  /**
   * Stores that mapping version 1 filled have systems that all clinics shared. They are replaced:
   * each visit that is imported again refers to the clinic's own clinicians and places.
   */
  private static boolean wasShared(RecordedSystem recorded) {
    return Clinic.IdentifierSystemUris.wasSharedByClinics(recorded.system());
  }

  private static ImportException changed(RecordedSystem recorded, RecordedSystem configuredSystem) {
    String setting =
        (configuredSystem.source().isEmpty()
                ? "tpibridge.clinic"
                : "tpibridge.sources." + configuredSystem.source())
            + ".systems."
            + configuredSystem.kind();
    return new ImportException(
        "The setting "
            + setting
            + " is "
            + configuredSystem.system()
            + ", but the store was filled with "
            + recorded.system()
            + ". Stored resources are identified by it, so they would no longer be found."
            + " Change the setting back to "
            + recorded.system()
            + ", or import all files into a new store (tpibridge.store.url). For visits of"
            + " another program, add a source (tpibridge.sources).");
  }
}
