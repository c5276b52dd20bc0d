package org.tpibridge.importing;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;
import org.tpibridge.store.identifiers.IdentifierSystems.Recorded;

/**
 * The identifier systems of the settings beside those that the store was filled with. All ids are
 * made from them: with others, every visit would be stored a second time, and no patient found.
 */
public final class RecordedSystems {
  private static final String LOCK = "identifier systems";

  private final List<Recorded> configured;

  public RecordedSystems(Sources sources) {
    Clinic.Systems own = sources.clinic().systems();
    List<Recorded> all = new ArrayList<>();
    all.add(new Recorded("", "mrn", own.mrn()));
    all.add(new Recorded("", "visit", own.visit()));
    all.add(new Recorded("", "clinician", own.clinician()));
    all.add(new Recorded("", "organization", own.organization()));
    all.add(new Recorded("", "location", own.location()));
    sources
        .bySource()
        .forEach(
            (name, systems) -> {
              all.add(new Recorded(name, "mrn", systems.mrn()));
              all.add(new Recorded(name, "visit", systems.visit()));
            });
    this.configured = List.copyOf(all);
  }

  /**
   * @return how many the store does not have yet
   * @throws ImportException where the store has other systems
   */
  public int check(Store store) {
    return store.read(this::missing).size();
  }

  /**
   * Checks, and records what the store does not have yet.
   *
   * @return how many were recorded
   * @throws ImportException where the store has other systems
   */
  int checkAndRecord(Store store) {
    return check(store) == 0 ? 0 : store.write(this::record).size();
  }

  private List<Recorded> record(Transaction tx) {
    tx.lock(List.of(LOCK));
    // Another host may have recorded its own meanwhile.
    List<Recorded> missing = missing(tx);
    missing.forEach(tx.identifierSystems()::record);
    return missing;
  }

  private List<Recorded> missing(Transaction tx) {
    List<Recorded> stored = tx.identifierSystems().all();
    List<Recorded> missing = new ArrayList<>();
    for (Recorded one : configured) {
      stored.stream()
          .filter(s -> s.source().equals(one.source()) && s.kind().equals(one.kind()))
          .findFirst()
          .ifPresentOrElse(
              before -> {
                if (!before.equals(one) && !tx.identifierSystems().areUnused()) {
                  throw changed(before, one);
                }
                if (!before.equals(one)) {
                  missing.add(one);
                }
              },
              () -> missing.add(one));
    }
    return missing;
  }

  private static ImportException changed(Recorded before, Recorded now) {
    String setting =
        (now.source().isEmpty() ? "tpibridge.clinic" : "tpibridge.sources." + now.source())
            + ".systems."
            + now.kind();
    return new ImportException(
        "The setting "
            + setting
            + " is "
            + now.system()
            + ", but the store was filled with "
            + before.system()
            + ". Ids are made from it: nothing that is stored would be found again. Restore the"
            + " setting to "
            + before.system()
            + ", or use a new store (tpibridge.store.url) and import all files there. For visits of"
            + " another program, add a source (tpibridge.sources).");
  }
}
