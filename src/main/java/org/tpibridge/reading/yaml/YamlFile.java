package org.tpibridge.reading.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Reads YAML files in UTF-8. */
public final class YamlFile {

  /** The most bytes of a file, more than any that a person writes. */
  private static final long LARGEST = 1 << 20;

  private YamlFile() {}

  public static TextFile read(Path file) {
    return TextFile.read(file, file.toString(), LARGEST, YamlFile::reason);
  }

  /**
   * @param code of the finding for a file that could not be read
   * @param parse converts the text to the result
   * @param refuse converts the error to the result
   */
  public static <T> T parse(
      TextFile file, String code, Function<String, T> parse, Function<Finding, T> refuse) {
    return file.isRead()
        ? parse.apply(file.text())
        : refuse.apply(Finding.error(code, file.problem()).at(new Place.Whole(file.name())));
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "The file was not found.";
    }
    if (e instanceof LimitedFile.RefusedException) {
      return e.getMessage();
    }
    return e instanceof CharacterCodingException
        ? "The file is not UTF-8. Save it as UTF-8."
        : "The file cannot be read.";
  }
}
