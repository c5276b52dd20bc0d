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
 * What an input is known by when it comes again.
 *
 * @param sha256 empty where its bytes come only once, or cannot be read
 */
record InputFingerprint(Optional<String> sha256, OptionalLong bytes) {
  private static final int BUFFER = 1 << 16;

  static InputFingerprint of(Input input) {
    InputFingerprint unknown = new InputFingerprint(Optional.empty(), OptionalLong.empty());
    if (input.readableOnce()) {
      return unknown;
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
      // The reader says so, at its place.
      return unknown;
    }
    return new InputFingerprint(
        Optional.of(HexFormat.of().formatHex(digest.digest())), OptionalLong.of(bytes));
  }
}
