package org.tpibridge.files;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A small file in UTF-8 that a person wrote, by content, so that it can be sent to other machines.
 *
 * @param name for findings
 * @param text empty where it could not be read
 * @param problem why it could not be read, as a sentence; empty where it could
 */
public record TextFile(String name, String text, String problem) implements Serializable {

  /**
   * @param limit the most bytes that it may have
   * @param reason why a file is not read, as a sentence; a file that is not UTF-8 gives a {@link
   *     java.nio.charset.CharacterCodingException}
   */
  public static TextFile read(
      Path file, String name, long limit, Function<IOException, String> reason) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(LimitedFile.readAll(file, limit));
      return of(name, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IOException e) {
      return new TextFile(name, "", reason.apply(e));
    }
  }

  public static TextFile of(String name, String text) {
    return new TextFile(name, text, "");
  }

  public boolean isRead() {
    return problem.isEmpty();
  }

  /** The text may hold a clinic's own data. */
  @Override
  public String toString() {
    return "TextFile[" + name + "]";
  }
}
