package org.tpibridge.importing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.files.Sha256;
import org.tpibridge.reading.input.Input;

/**
 * Identifies an input by its content.
 *
 * @param sha256 empty if the input can be read only once, or cannot be read
 * @param bytes size of the input; empty as {@code sha256} is
 */
record InputFingerprint(Optional<String> sha256, OptionalLong bytes) {
  private static final int BUFFER = 1 << 16;

  static InputFingerprint of(Input input) {
    InputFingerprint none = new InputFingerprint(Optional.empty(), OptionalLong.empty());
    if (input.readableOnce()) {
      return none;
    }
    MessageDigest digest = Sha256.newDigest();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream stream = input.opener().open()) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    } catch (IOException e) {
      // The reader reports the error when it opens the input.
      return none;
    }
    return new InputFingerprint(
        Optional.of(HexFormat.of().formatHex(digest.digest())), OptionalLong.of(bytes));
  }
}
