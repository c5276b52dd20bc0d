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
 * The key that MRNs of erased patients are hashed with: 32 bytes in hexadecimal, in a file with
 * access for its owner only, or in a setting.
 */
final class ErasureKey {
  private static final int BYTES = 32;
  private static final int DIGITS = 2 * BYTES;
  private static final String ALGORITHM = "HmacSHA256";

  /** Input of the check value. It contains a control character, so it cannot be an MRN. */
  private static final String CHECK_INPUT = "\u0000tpi-bridge erasure key";

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
   * @throws ErasureException if the value is not a key
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

  /** Describes where the key is expected. */
  String place() {
    return file.map(f -> "the file " + f.toAbsolutePath())
        .orElse("the setting tpibridge.store.key");
  }

  /** Returns the HMAC-SHA256 of an MRN. */
  byte[] hash(String mrn) {
    return hmac(mrn.strip());
  }

  /** Returns a value that identifies the key without revealing it. */
  byte[] checkValue() {
    return hmac(CHECK_INPUT);
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
   * Creates the file with a new key if it does not exist. The file never contains a part of a key.
   */
  void create() {
    if (file.isEmpty() || Files.exists(file.get())) {
      return;
    }
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    try (TemporaryFile fresh = TemporaryFile.of(file.get())) {
      fresh.out().write((HexFormat.of().formatHex(bytes) + "\n").getBytes(UTF_8));
      fresh.renameUnlessExists(file.get());
    } catch (IOException e) {
      throw new ErasureException(
          "Cannot create the key file "
              + file.get().toAbsolutePath()
              + ". Check that its folder exists and is writable, or set tpibridge.store.key-file.",
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
      // Reads only as much as a key needs, because the setting may name any file.
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
                          + (bytes.length == 0 ? " is empty." : " does not contain a key.")
                          + " A key is "
                          + DIGITS
                          + " hexadecimal digits on one line. Restore the file from a backup, or"
                          + " set tpibridge.store.key-file. Do not create a new key:"
                          + " with another key, erased patients are not recognized."));
    } catch (NoSuchFileException e) {
      throw new ErasureException(
          "Patients were erased from this store, and the key that recognizes them is missing. It is"
              + " expected in "
              + where
              + ". Copy it there from a backup or from another host that uses the store, or set"
              + " tpibridge.store.key-file. Do not create a new key: with another key, erased"
              + " patients are not recognized.",
          e);
    } catch (IOException e) {
      throw new ErasureException(
          "Cannot read the key file "
              + where
              + ". Check its permissions and its owner, or set tpibridge.store.key-file.",
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

  /** Never shows the key. */
  @Override
  public String toString() {
    return "ErasureKey[…]";
  }
}
