package org.tpibridge.importing.erasure;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreTransaction;

/** Recognizes patients who were erased. Safe for use by many threads. */
public final class ErasureRegistry {
  private static final String LOCK = "erasure key";

  private final Optional<ErasureKey> key;
  private final Optional<ErasedPatientsFile> file;

  private ErasureRegistry(Optional<ErasureKey> key, Optional<ErasedPatientsFile> file) {
    this.key = key;
    this.file = file;
  }

  /**
   * @param keyFile of the key; a copy of the hashes is beside it. Empty where none is configured,
   *     which is fine as long as nobody is erased
   */
  public ErasureRegistry(Optional<Path> keyFile) {
    this(
        keyFile.map(ErasureKey::in),
        keyFile.map(f -> new ErasedPatientsFile(f.resolveSibling(f.getFileName() + ".erased"))));
  }

  /**
   * With a key that is a setting.
   *
   * @param copy of the hashes; empty where the database alone has them
   * @throws ErasureException where it is no key
   */
  public static ErasureRegistry withKey(String key, Optional<Path> copy) {
    return new ErasureRegistry(Optional.of(ErasureKey.of(key)), copy.map(ErasedPatientsFile::new));
  }

  /**
   * Makes sure that whoever was erased is recognized: the key is here, and is the one that all
   * erasures were recorded with.
   *
   * @throws ErasureException where it is not; nothing may be imported then, nor erased
   */
  public void requireKey(StoreTransaction tx) {
    if (!hasAny(tx)) {
      return;
    }
    byte[] check = key().checkValue();
    boolean other = tx.erasedPatients().hasOtherKey(check);
    if (other || file.map(r -> r.hasOtherKey(check)).orElse(false)) {
      throw new ErasureException(
          "The key of erased patients in "
              + key().place()
              + " is not the one that "
              + (other
                  ? "erasures in this store were recorded with."
                  : "the list of erased patients " + file.orElseThrow().file() + " has.")
              + " Erased patients would not be recognized, so nothing is done. Put the right key"
              + " there, or set tpibridge.store.key-file; every host that uses the store needs the"
              + " same key.");
    }
  }

  /** The same outside of a transaction. */
  public void requireKey(Store store) {
    store.read(
        tx -> {
          requireKey(tx);
          return true;
        });
  }

  private boolean hasAny(StoreTransaction tx) {
    return tx.erasedPatients().isAny() || !file.map(ErasedPatientsFile::isEmpty).orElse(true);
  }

  /**
   * Whether the patient was erased and must not come back without being asked for.
   *
   * @throws ErasureException where it cannot be determined
   */
  public boolean isErased(StoreTransaction tx, String mrn) {
    return hasAny(tx) && has(tx, key().hash(mrn));
  }

  /**
   * Whether one of these texts is the MRN of a patient who was erased.
   *
   * @throws ErasureException where it cannot be determined
   */
  public boolean areAnyErased(StoreTransaction tx, List<String> texts) {
    if (texts.isEmpty() || !hasAny(tx)) {
      return false;
    }
    List<byte[]> hashes = texts.stream().map(key()::hash).toList();
    return tx.erasedPatients().containsAny(hashes)
        || file.map(r -> hashes.stream().anyMatch(r::has)).orElse(false);
  }

  private boolean has(StoreTransaction tx, byte[] hash) {
    return tx.erasedPatients().contains(hash) || file.map(r -> r.has(hash)).orElse(false);
  }

  /** By what a job knows whom it erases, also when it was interrupted: a word a patient. */
  String hashWords(List<String> mrns) {
    return mrns.stream().map(this::hashWord).collect(Collectors.joining(" "));
  }

  private String hashWord(String mrn) {
    return HexFormat.of().formatHex(key().hash(mrn));
  }

  /** Whether the patient of a word is kept out, and was not let in since. */
  boolean isErasedByHash(StoreTransaction tx, String word) {
    return has(tx, HexFormat.of().parseHex(word));
  }

  /** Lets a patient come back. */
  public void readmit(StoreTransaction tx, String mrn) {
    if (isErased(tx, mrn)) {
      byte[] hash = key().hash(mrn);
      tx.erasedPatients().remove(hash);
      file.ifPresent(r -> r.remove(hash));
    }
  }

  /**
   * Remembers patients in the database. The first erasure of all creates the key; by one process at
   * a time, so that two hosts do not begin with two keys.
   */
  void record(StoreTransaction tx, List<String> mrns, Instant now) {
    if (!hasAny(tx)) {
      key().create();
    }
    requireKey(tx);
    tx.erasedPatients().recordKey(key().checkValue());
    mrns.forEach(mrn -> tx.erasedPatients().add(key().hash(mrn), key().checkValue(), now));
  }

  /** What a transaction has to lock that remembers patients. */
  static String lock() {
    return LOCK;
  }

  /** Remembers patients outside of the database as well. */
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
