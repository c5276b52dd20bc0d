package org.tpibridge.source.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.tpibridge.files.SmallFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Reads the text of a YAML file, UTF-8. */
public final class YamlFile {

  /** Larger than any that a person writes. */
  private static final long LARGEST = 1 << 20;

  private YamlFile() {}

  /**
   * @param code of the finding on a file that cannot be read
   * @param parse makes the result of the text
   * @param refuse makes the result of what is wrong with the file
   */
  public static <T> T read(
      Path file, String code, Function<String, T> parse, Function<Finding, T> refuse) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(SmallFile.bytes(file, LARGEST))).toString();
    } catch (IOException e) {
      return refuse.apply(Finding.error(code, reason(e)).at(new Place.Whole(file.toString())));
    }
    return parse.apply(text);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "There is no such file.";
    }
    if (e instanceof SmallFile.RefusedException) {
      return e.getMessage();
    }
    return e instanceof CharacterCodingException
        ? "The file is not UTF-8. Save it as UTF-8."
        : "The file cannot be read.";
  }
}
