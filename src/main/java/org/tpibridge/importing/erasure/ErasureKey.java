package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tpibridge.files.TemporaryFile;

/**
 * The key of the hashes: 32 bytes in hexadecimal, in a file that only its owner may read, or as a
 * setting.
 */
final class ErasureKey {
  private static final int BYTES = 32;
  private static final int DIGITS = 2 * BYTES;
  private static final String ALGORITHM = "HmacSHA256";

  /** No MRN has a control character. */
  private static final String CHECKED = "\u0000tpi-bridge erasure key";

  private final Optional<Path> file;
  private Optional<SecretKeySpec> key;

  private ErasureKey(Optional<Path> file, Optional<SecretKeySpec> key) {
    this.file = file;
    this.key = key;
  }

  static ErasureKey in(Path file) {
    return new ErasureKey(Optional.of(file), Optional.empty());
  }

  /**
   * @throws ErasureException where the value is no key
   */
  static ErasureKey of(String value) {
    return new ErasureKey(
        Optional.empty(),
        Optional.of(
            parsed(value)
                .orElseThrow(
                    () ->
                        new ErasureException(
                            "The setting tpibridge.store.key is not a key: a key is "
                                + DIGITS
                                + " hexadecimal digits. Set the key that erasures were recorded"
                                + " with."))));
  }

  /** Where it is expected, for people. */
  String place() {
    return file.map(f -> "the file " + f.toAbsolutePath())
        .orElse("the setting tpibridge.store.key");
  }

  /** HMAC-SHA256 of the MRN. */
  byte[] hash(String mrn) {
    return hmac(mrn.strip());
  }

  /** What only this key makes, and what reveals nothing of it. */
  byte[] checkValue() {
    return hmac(CHECKED);
  }

  private synchronized byte[] hmac(String text) {
    if (key.isEmpty()) {
      key = Optional.of(read(file.orElseThrow()));
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.get());
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * Creates the file with a new key where there is none, in one step: it never holds part of a key.
   */
  void create() {
    if (file.isEmpty() || Files.exists(file.get())) {
      return;
    }
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    try (TemporaryFile fresh = TemporaryFile.of(file.get())) {
      fresh.out().write((HexFormat.of().formatHex(bytes) + "\n").getBytes(UTF_8));
      fresh.renameUnlessTaken(file.get());
    } catch (IOException e) {
      throw new ErasureException(
          "The key file "
              + file.get().toAbsolutePath()
              + " cannot be created. Check its folder, or set tpibridge.store.key-file.",
          e);
    }
  }

  private static SecretKeySpec read(Path file) {
    String where = file.toAbsolutePath().toString();
    try {
      if (Files.isDirectory(file)) {
        throw new ErasureException(
            "The key of erased patients is expected in the file "
                + where
                + ", which is a folder. Correct tpibridge.store.key-file.");
      }
      // No more than a key: the setting may name any file.
      byte[] bytes;
      try (var in = Files.newInputStream(file)) {
        bytes = in.readNBytes(DIGITS * 4);
      }
      return parsed(new String(bytes, UTF_8))
          .orElseThrow(
              () ->
                  new ErasureException(
                      "The key file "
                          + where
                          + (bytes.length == 0 ? " is empty." : " does not hold a key.")
                          + " A key is "
                          + DIGITS
                          + " hexadecimal digits on one line. Restore the file from where it is"
                          + " saved, or set tpibridge.store.key-file. Do not create a new key:"
                          + " with another key, erased patients are not recognized."));
    } catch (NoSuchFileException e) {
      throw new ErasureException(
          "Patients were erased from this store, and the key that recognizes them is missing. It is"
              + " expected in "
              + where
              + ". Copy it there from where it is saved or from the host that has it, or set"
              + " tpibridge.store.key-file. Do not create a new key: with another key, erased"
              + " patients are not recognized.",
          e);
    } catch (IOException e) {
      throw new ErasureException(
          "The key file "
              + where
              + " cannot be read. Check its permissions and its owner, or set"
              + " tpibridge.store.key-file.",
          e);
    }
  }

  private static Optional<SecretKeySpec> parsed(String text) {
    try {
      byte[] bytes = HexFormat.of().parseHex(text.strip());
      return bytes.length == BYTES
          ? Optional.of(new SecretKeySpec(bytes, ALGORITHM))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** No key in a log. */
  @Override
  public String toString() {
    return "ErasureKey[…]";
  }
}
