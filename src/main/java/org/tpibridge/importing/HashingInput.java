package org.tpibridge.importing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.tpibridge.files.Sha256;
import org.tpibridge.reading.input.Input;

/**
 * Computes the SHA-256 of an input while it is read. A file may change between two reads, for
 * example if a program rewrites it or a network share disconnects, so the hash is of the bytes that
 * were read.
 */
final class HashingInput {
  private static final int BUFFER = 1 << 16;

  private final Input input;
  private final MessageDigest digest = Sha256.newDigest();
  private long bytesRead;
  private boolean ended;

  HashingInput(Input input) {
    this.input = input;
  }

  /** Returns the input that feeds the hash. It can be opened once only. */
  Input input() {
    return new Input(
        input.name(), () -> new HashingStream(input.opener().open()), input.readableOnce());
  }

  /**
   * Returns the hash of what was read, and of the rest of the input if it was not read to its end.
   *
   * @return empty if the length of the input has changed, or the input cannot be read
   */
  Optional<String> sha256() {
    byte[] buffer = new byte[BUFFER];
    try (InputStream rest = input.opener().open()) {
      rest.skipNBytes(bytesRead);
      for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
        if (ended) {
          return Optional.empty();
        }
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  /** Skipped bytes are hashed as well, because the inherited {@code skip} reads them. */
  private final class HashingStream extends InputStream {
    private final InputStream in;

    private HashingStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) {
        digest.update(into, offset, read);
        bytesRead += read;
      }
      ended |= read < 0;
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
