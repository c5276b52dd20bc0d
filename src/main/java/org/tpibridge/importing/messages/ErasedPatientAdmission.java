package org.tpibridge.importing.messages;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.importing.IdentifierSystemsCheck;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.hl7v2.PatientsInMessages;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.StoreException;

/**
 * Refuses messages about erased patients, so that the listener does not write them to a file.
 * Without a store, every message is admitted; a store that is created later is used from then on.
 */
public final class ErasedPatientAdmission implements MessageAdmission, AutoCloseable {
  private final Supplier<Optional<Store>> existingStore;
  private final ErasureRegistry erasures;
  private final ClinicSources sources;
  private final VisitReader reader;
  private final AtomicLong refusedMessages = new AtomicLong();
  private Optional<Store> store = Optional.empty();

  private ErasedPatientAdmission(
      Supplier<Optional<Store>> existingStore,
      ErasureRegistry erasures,
      ClinicSources sources,
      VisitReader reader) {
    this.existingStore = existingStore;
    this.erasures = erasures;
    this.sources = sources;
    this.reader = reader;
  }

  /**
   * @param existingStore opens the store, if there is one
   * @throws StoreException if the store cannot be opened
   * @throws ErasureException if the key that recognizes erased patients is missing
   * @throws ImportException if the store was filled with other identifier systems
   */
  public static ErasedPatientAdmission open(
      Supplier<Optional<Store>> existingStore,
      ErasureRegistry erasures,
      ClinicSources sources,
      VisitReader reader) {
    ErasedPatientAdmission erased =
        new ErasedPatientAdmission(existingStore, erasures, sources, reader);
    erased.store();
    return erased;
  }

  /**
   * Opens the store on first use and checks its key: with another key, no erased patient would be
   * recognized.
   */
  public synchronized Optional<Store> store() {
    if (store.isEmpty()) {
      Optional<Store> found = existingStore.get();
      if (found.isPresent()) {
        try {
          new IdentifierSystemsCheck(sources).check(found.get());
          erasures.requireKey(found.get());
        } catch (RuntimeException e) {
          found.get().close();
          throw e;
        }
      }
      store = found;
    }
    return store;
  }

  @Override
  public Decision decide(byte[] message) throws IOException {
    try {
      Optional<Store> found = store();
      Decision decision =
          found.isEmpty() ? Decision.ADMITTED : decide(reader.patients(message), found.get());
      if (decision != Decision.ADMITTED) {
        refusedMessages.incrementAndGet();
      }
      return decision;
    } catch (StoreException | ErasureException | ImportException | UsageException e) {
      throw new IOException(
          "cannot read from the store which patients were erased. " + e.getMessage(), e);
    }
  }

  private Decision decide(PatientsInMessages named, Store in) {
    Set<String> all =
        Stream.concat(named.patients().stream(), named.retired().stream())
            .collect(Collectors.toSet());
    if (!areAnyErased(in, all)) {
      return Decision.ADMITTED;
    }
    boolean others =
        named.patients().size() > 1
            && named.patients().stream().anyMatch(mrn -> !areAnyErased(in, Set.of(mrn)));
    return others ? Decision.MIXED : Decision.ERASED;
  }

  private boolean areAnyErased(Store in, Set<String> mrns) {
    Optional<String> source = reader.messageSource();
    List<String> names = mrns.stream().map(mrn -> sources.patientName(source, mrn)).toList();
    return in.read(tx -> erasures.areAnyErased(tx, names));
  }

  /** Returns the number of messages refused so far. */
  public long refusedMessages() {
    return refusedMessages.get();
  }

  @Override
  public synchronized void close() {
    store.ifPresent(Store::close);
  }
}
