package org.tpibridge.importing.erasure;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;

/** Recognizes erased patients by keyed hashes of their MRNs. Safe for use by several threads. */
public final class ErasureRegistry {
  private static final String LOCK = "erasure key";

  private final Optional<ErasureKey> key;
  private final Optional<ErasedPatientsFile> file;

  private ErasureRegistry(Optional<ErasureKey> key, Optional<ErasedPatientsFile> file) {
    this.key = key;
    this.file = file;
  }

  /**
   * @param keyFile file of the key; a copy of the hashes is written next to it. May be empty if no
   *     patient is erased
   */
  public ErasureRegistry(Optional<Path> keyFile) {
    this(
        keyFile.map(ErasureKey::in),
        keyFile.map(f -> new ErasedPatientsFile(f.resolveSibling(f.getFileName() + ".erased"))));
  }

  /**
   * Creates a registry with a key from the settings.
   *
   * @param copy file for a copy of the hashes; if empty, they are only in the database
   * @throws ErasureException if the key is not valid
   */
  public static ErasureRegistry withKey(String key, Optional<Path> copy) {
    return new ErasureRegistry(Optional.of(ErasureKey.of(key)), copy.map(ErasedPatientsFile::new));
  }

  /**
   * Makes sure that erased patients are recognized: the key is available, and all erasures were
   * recorded with it.
   *
   * @throws ErasureException if it is not; then nothing may be imported or erased
   */
  public void requireKey(StoreReader tx) {
    if (!hasAny(tx)) {
      return;
    }
    byte[] check = key().checkValue();
    boolean other = tx.erasedPatients().hasOtherKey(check);
    if (other || file.map(r -> r.hasOtherKey(check)).orElse(false)) {
      throw new ErasureException(
          "The key of erased patients in "
              + key().place()
              + " is not the key that "
              + (other
                  ? "erasures in this store were recorded with."
                  : "the list of erased patients "
                      + file.orElseThrow().file()
                      + " was written with.")
              + " Nothing was changed, because erased patients would not be recognized. Put the"
              + " correct key there, or set tpibridge.store.key-file; every host that uses the"
              + " store needs the"
              + " same key.");
    }
  }

  /** Checks the key as above, in a separate transaction. */
  public void requireKey(Store store) {
    store.read(
        tx -> {
          requireKey(tx);
          return true;
        });
  }

  private boolean hasAny(StoreReader tx) {
    return tx.erasedPatients().isAny() || !file.map(ErasedPatientsFile::isEmpty).orElse(true);
  }

  /**
   * Returns whether the patient was erased.
   *
   * @throws ErasureException if it cannot be determined
   */
  public boolean isErased(StoreReader tx, String mrn) {
    return hasAny(tx) && has(tx, key().hash(mrn));
  }

  /**
   * Returns whether one of the texts is the MRN of an erased patient.
   *
   * @throws ErasureException if it cannot be determined
   */
  public boolean areAnyErased(StoreReader tx, List<String> texts) {
    if (texts.isEmpty() || !hasAny(tx)) {
      return false;
    }
    List<byte[]> hashes = texts.stream().map(key()::hash).toList();
    return tx.erasedPatients().containsAny(hashes)
        || file.map(r -> hashes.stream().anyMatch(r::has)).orElse(false);
  }

  private boolean has(StoreReader tx, byte[] hash) {
    return tx.erasedPatients().contains(hash) || file.map(r -> r.has(hash)).orElse(false);
  }

  /**
   * Returns the hashes of patients, separated by spaces. A job stores them, so that it can be
   * resumed.
   */
  String hashList(List<String> mrns) {
    return mrns.stream().map(this::hexHash).collect(Collectors.joining(" "));
  }

  private String hexHash(String mrn) {
    return HexFormat.of().formatHex(key().hash(mrn));
  }

  /** Returns whether the patient with a hash is erased and was not readmitted since. */
  boolean isErasedByHash(StoreReader tx, String hash) {
    return has(tx, HexFormat.of().parseHex(hash));
  }

  /** Removes a patient from the registry, so that the patient can be imported again. */
  public void readmit(StoreTransaction tx, String mrn) {
    if (isErased(tx, mrn)) {
      byte[] hash = key().hash(mrn);
      tx.erasedPatients().remove(hash);
      file.ifPresent(r -> r.remove(hash));
    }
  }

  /**
   * Records erased patients in the database. The first erasure creates the key, under a lock, so
   * that two hosts do not create different keys.
   */
  void record(StoreTransaction tx, List<String> mrns, Instant now) {
    if (!hasAny(tx)) {
      key().create();
    }
    requireKey(tx);
    tx.erasedPatients().recordKey(key().checkValue());
    mrns.forEach(mrn -> tx.erasedPatients().add(key().hash(mrn), key().checkValue(), now));
  }

  /** Returns the name of the lock that {@link #record} needs. */
  static String lock() {
    return LOCK;
  }

  /** Records erased patients in the file outside of the database. */
  void file(List<String> mrns) {
    file.ifPresent(r -> mrns.forEach(mrn -> r.add(key().hash(mrn), key().checkValue())));
  }

  private ErasureKey key() {
    return key.orElseThrow(
        () ->
            new ErasureException(
                "The key of erased patients is not configured. Set tpibridge.store.key-file to a"
                    + " file outside of the database; every host that uses the store needs the same"
                    + " key."));
  }
}
