package org.tpibridge.importing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.tpibridge.files.Sha256;
import org.tpibridge.source.Input;

/**
 * Hears the bytes of an input as they are read. A file may be another one between two looks at it:
 * a program that writes it anew, a share that breaks off. So what counts is what was read.
 */
final class Witness {
  private static final int BUFFER = 1 << 16;

  private final Input input;
  private final MessageDigest digest = Sha256.newDigest();
  private long heard;
  private boolean ended;

  Witness(Input input) {
    this.input = input;
  }

  /** The input, to be opened once. */
  Input input() {
    return new Input(input.name(), () -> new Heard(input.opener().open()), input.comesOnce());
  }

  /**
   * Of what was read, and of what follows it where the reader did not go on to the end.
   *
   * @return empty where the input is longer or shorter now, or cannot be read
   */
  Optional<String> sha256() {
    byte[] buffer = new byte[BUFFER];
    try (InputStream rest = input.opener().open()) {
      rest.skipNBytes(heard);
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

  /** Skipping reads, as any stream does that does not say otherwise. */
  private final class Heard extends InputStream {
    private final InputStream in;

    private Heard(InputStream in) {
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
        heard += read;
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
