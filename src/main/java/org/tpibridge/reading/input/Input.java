package org.tpibridge.reading.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An input to read visits from: its name for reports, and its bytes.
 *
 * @param name as the user gave it; {@code -} for standard input, {@code archive.zip!entry.csv} for
 *     an entry of an archive
 * @param opener opens the bytes
 * @param readableOnce whether the bytes can be read only once, as with a stream or a pipe
 */
public record Input(String name, Opener opener, boolean readableOnce) {

  /** An input that can be opened any number of times. */
  public Input(String name, Opener opener) {
    this(name, opener, false);
  }

  /** Opens the bytes of an input from the start. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  public static Input of(Path file) {
    boolean isStream = Files.exists(file) && !Files.isRegularFile(file);
    return new Input(file.toString(), () -> Files.newInputStream(file), isStream);
  }

  /** Standard input. */
  public static Input standardInput(InputStream stream) {
    return new Input("-", () -> stream, true);
  }
}
