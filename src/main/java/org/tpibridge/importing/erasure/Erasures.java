package org.tpibridge.importing.erasure;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.store.Store;
import org.tpibridge.store.Transaction;

/** Recognizes patients who were erased. Safe for use by many threads. */
public final class Erasures {
  private static final String LOCK = "erasure key";

  private final Optional<ErasureKey> key;
  private final Optional<Register> register;

  private Erasures(Optional<ErasureKey> key, Optional<Register> register) {
    this.key = key;
    this.register = register;
  }

  /**
   * @param keyFile of the key; a copy of the hashes is beside it. Empty where none is configured,
   *     which is fine as long as nobody is erased
   */
  public Erasures(Optional<Path> keyFile) {
    this(
        keyFile.map(ErasureKey::in),
        keyFile.map(f -> new Register(f.resolveSibling(f.getFileName() + ".erased"))));
  }

  /**
   * With a key that is a setting.
   *
   * @param copy of the hashes; empty where the database alone has them
   * @throws ErasureException where it is no key
   */
  public static Erasures withKey(String key, Optional<Path> copy) {
    return new Erasures(Optional.of(ErasureKey.of(key)), copy.map(Register::new));
  }

  /**
   * Makes sure that whoever was erased is recognized: the key is here, and is the one that all
   * erasures were recorded with.
   *
   * @throws ErasureException where it is not; nothing may be imported then, nor erased
   */
  public void requireKey(Transaction tx) {
    if (!areThere(tx)) {
      return;
    }
    byte[] check = key().check();
    boolean other = tx.tombstones().haveOtherKey(check);
    if (other || register.map(r -> r.hasOtherKey(check)).orElse(false)) {
      throw new ErasureException(
          "The key of erased patients in "
              + key().place()
              + " is not the one that "
              + (other
                  ? "erasures in this store were recorded with."
                  : "the list of erased patients " + register.orElseThrow().file() + " has.")
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

  private boolean areThere(Transaction tx) {
    return tx.tombstones().areThere() || !register.map(Register::isEmpty).orElse(true);
  }

  /**
   * Whether the patient was erased and must not come back without being asked for.
   *
   * @throws ErasureException where it cannot be determined
   */
  public boolean isErased(Transaction tx, String mrn) {
    return areThere(tx) && has(tx, key().hash(mrn));
  }

  /**
   * Whether one of these texts is the MRN of a patient who was erased.
   *
   * @throws ErasureException where it cannot be determined
   */
  public boolean areAnyErased(Transaction tx, List<String> texts) {
    if (texts.isEmpty() || !areThere(tx)) {
      return false;
    }
    List<byte[]> hashes = texts.stream().map(key()::hash).toList();
    return tx.tombstones().haveAny(hashes)
        || register.map(r -> hashes.stream().anyMatch(r::has)).orElse(false);
  }

  private boolean has(Transaction tx, byte[] hash) {
    return tx.tombstones().has(hash) || register.map(r -> r.has(hash)).orElse(false);
  }

  /** By what a job knows whom it erases, also when it was interrupted: a word a patient. */
  String words(List<String> mrns) {
    return mrns.stream().map(this::word).collect(Collectors.joining(" "));
  }

  private String word(String mrn) {
    return HexFormat.of().formatHex(key().hash(mrn));
  }

  /** Whether the patient of a word is kept out, and was not let in since. */
  boolean isErasedByWord(Transaction tx, String word) {
    return has(tx, HexFormat.of().parseHex(word));
  }

  /** Lets a patient come back. */
  public void readmit(Transaction tx, String mrn) {
    if (isErased(tx, mrn)) {
      byte[] hash = key().hash(mrn);
      tx.tombstones().remove(hash);
      register.ifPresent(r -> r.remove(hash));
    }
  }

  /**
   * Remembers patients in the database. The first erasure of all creates the key; by one process at
   * a time, so that two hosts do not begin with two keys.
   */
  void remember(Transaction tx, List<String> mrns, Instant now) {
    if (!areThere(tx)) {
      key().create();
    }
    requireKey(tx);
    tx.tombstones().recordKey(key().check());
    mrns.forEach(mrn -> tx.tombstones().add(key().hash(mrn), key().check(), now));
  }

  /** What a transaction has to lock that remembers patients. */
  static String lock() {
    return LOCK;
  }

  /** Remembers patients outside of the database as well. */
  void register(List<String> mrns) {
    register.ifPresent(r -> mrns.forEach(mrn -> r.add(key().hash(mrn), key().check())));
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
