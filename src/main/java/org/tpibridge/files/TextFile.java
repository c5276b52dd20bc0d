package org.tpibridge.files;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The content of a small UTF-8 file that a person wrote, so that it can be sent to other machines.
 *
 * @param name name of the file in findings
 * @param text the content; empty if it could not be read
 * @param problem a sentence that says why it could not be read; empty if it was read
 */
public record TextFile(String name, String text, String problem) implements Serializable {

  /**
   * Reads a file.
   *
   * @param limit maximum size in bytes
   * @param reason returns a sentence that says why a file was not read; a file that is not UTF-8
   *     causes a {@link java.nio.charset.CharacterCodingException}
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

  /** Reads a table that a person edits in a spreadsheet program. */
  public static TextFile readTable(Path file, long limit) {
    return read(file, String.valueOf(file.getFileName()), limit, TextFile::tableProblem);
  }

  private static String tableProblem(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "The file is not UTF-8. In Excel, save it as \"CSV UTF-8\".";
    }
    return e instanceof LimitedFile.RefusedException
        ? e.getMessage()
        : "The file cannot be read. Check that it exists and that its permissions allow reading.";
  }

  public static TextFile of(String name, String text) {
    return new TextFile(name, text, "");
  }

  public boolean isRead() {
    return problem.isEmpty();
  }

  /** Does not show the text, which may contain data of the clinic. */
  @Override
  public String toString() {
    return "TextFile[" + name + "]";
  }
}
