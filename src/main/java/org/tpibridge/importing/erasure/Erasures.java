package org.tpibridge.importing.erasure;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.store.Transaction;

/** Knows patients again who were erased. Safe for use by many threads. */
public final class Erasures {
  private final Optional<KeyFile> key;
  private final Optional<Register> register;

  /**
   * @param keyFile of the key; a copy of the hashes is beside it. Empty where none is settled,
   *     which is well as long as nobody is erased
   */
  public Erasures(Optional<Path> keyFile) {
    this.key = keyFile.map(KeyFile::new);
    this.register = keyFile.map(f -> new Register(f.resolveSibling(f.getFileName() + ".erased")));
  }

  /**
   * Whether the patient was erased and must not come back unasked.
   *
   * @throws ErasureException where it cannot be told
   */
  public boolean isErased(Transaction tx, String mrn) {
    if (!tx.tombstones().areThere() && register.map(Register::isEmpty).orElse(true)) {
      return false;
    }
    return has(tx, key().hash(mrn));
  }

  private boolean has(Transaction tx, byte[] hash) {
    return tx.tombstones().has(hash) || register.map(r -> r.has(hash)).orElse(false);
  }

  /** By what a job knows whom it erases, also when it was broken off: a word a patient. */
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
      register.orElseThrow().remove(hash);
    }
  }

  void prepare() {
    key().prepare();
  }

  /** Remembers a patient in the database. */
  void remember(Transaction tx, String mrn, Instant now) {
    tx.tombstones().add(key().hash(mrn), now);
  }

  /** Remembers a patient outside of the database as well. */
  void register(String mrn) {
    register.orElseThrow().add(key().hash(mrn));
  }

  private KeyFile key() {
    return key.orElseThrow(
        () ->
            new ErasureException(
                "Set tpibridge.store.key-file: the key of erased patients does not belong into the"
                    + " database that they were erased from."));
  }
}
