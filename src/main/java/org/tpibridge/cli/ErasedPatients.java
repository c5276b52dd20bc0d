package org.tpibridge.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.importing.ImportException;
import org.tpibridge.importing.RecordedSystems;
import org.tpibridge.importing.erasure.ErasureException;
import org.tpibridge.importing.erasure.Erasures;
import org.tpibridge.listener.MessageAdmission;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.source.VisitReader;
import org.tpibridge.source.hl7v2.NamedPatients;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreException;

/**
 * Keeps messages about patients who were erased out of the listener's files. Without a store nobody
 * was erased; one that is made later counts from then on.
 */
final class ErasedPatients implements MessageAdmission, AutoCloseable {
  private final Supplier<Optional<Store>> standingStore;
  private final Erasures erasures;
  private final Sources sources;
  private final VisitReader reader;
  private final AtomicLong keptOut = new AtomicLong();
  private Optional<Store> store = Optional.empty();

  private ErasedPatients(
      Supplier<Optional<Store>> standingStore,
      Erasures erasures,
      Sources sources,
      VisitReader reader) {
    this.standingStore = standingStore;
    this.erasures = erasures;
    this.sources = sources;
    this.reader = reader;
  }

  /**
   * @param standingStore opens the store where there is one
   * @throws StoreException where the store cannot be opened
   * @throws ErasureException where the key of erased patients is not there
   * @throws ImportException where the store was filled with other identifier systems
   */
  static ErasedPatients open(
      Supplier<Optional<Store>> standingStore,
      Erasures erasures,
      Sources sources,
      VisitReader reader) {
    ErasedPatients erased = new ErasedPatients(standingStore, erasures, sources, reader);
    erased.store();
    return erased;
  }

  /** VisitResult as it is opened: with another key, nobody would be recognized. */
  synchronized Optional<Store> store() {
    if (store.isEmpty()) {
      Optional<Store> found = standingStore.get();
      if (found.isPresent()) {
        try {
          new RecordedSystems(sources).check(found.get());
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
  public Decision of(byte[] message) throws IOException {
    try {
      Optional<Store> found = store();
      Decision decision =
          found.isEmpty() ? Decision.ADMITTED : of(reader.patients(message), found.get());
      if (decision != Decision.ADMITTED) {
        keptOut.incrementAndGet();
      }
      return decision;
    } catch (StoreException | ErasureException | ImportException | UsageException e) {
      throw new IOException("the store cannot say who was erased. " + e.getMessage(), e);
    }
  }

  private Decision of(NamedPatients named, Store in) {
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
    Optional<String> source = reader.sourceOfMessages();
    List<String> names = mrns.stream().map(mrn -> sources.patientName(source, mrn)).toList();
    return in.read(tx -> erasures.areAnyErased(tx, names));
  }

  /** How many messages were kept out so far. */
  long keptOut() {
    return keptOut.get();
  }

  @Override
  public synchronized void close() {
    store.ifPresent(Store::close);
  }
}
