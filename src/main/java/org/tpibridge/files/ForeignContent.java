package org.tpibridge.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes files that cannot be an output of TPI Bridge, so that a mistyped name does not
 * overwrite a database, a key or a workbook. Overwriting an earlier report is allowed.
 */
final class ForeignContent {
  private static final int PREFIX_LENGTH = 512;

  private record ContentKind(String what, Pattern start) {
    static ContentKind of(String what, String start) {
      return new ContentKind(what, Pattern.compile(start, Pattern.DOTALL));
    }
  }

  /** Kinds of content by their first bytes, read as ISO 8859-1. */
  private static final List<ContentKind> KINDS =
      List.of(
          ContentKind.of("a database", "SQLite format 3\0"),
          ContentKind.of("a key or a certificate", "\\s*-----BEGIN |\\s*ssh-|PuTTY-User-Key-File"),
          ContentKind.of("a key", "\\s*[0-9a-fA-F]{64}\\s*(?:[\r\n].*)?\\z"),
          ContentKind.of(
              "a keystore", "\u00FE\u00ED\u00FE\u00ED|\u00CE\u00CE\u00CE\u00CE|0[\u0080-\u0084]"),
          ContentKind.of(
              "an archive or a workbook", "PK[\u0003\u0005]|\u001F\u008B|7z\u00BC|Rar!|BZh"),
          ContentKind.of("a workbook or a document", "\u00D0\u00CF\u0011\u00E0|%PDF-"),
          ContentKind.of("a program", "\u007FELF|#!|MZ\u0090"));

  /**
   * Settings and maps are plain text without a signature. No output of TPI Bridge has such a name.
   */
  private static final Pattern SETTINGS =
      Pattern.compile(".*\\.(?:ya?ml|properties|env|key|pem|p12|pfx|jks)");

  private ForeignContent() {}

  /** Returns what an existing file is; empty if the file is empty or may be an earlier output. */
  static Optional<String> of(Path file) {
    String start;
    try (InputStream in = Files.newInputStream(file)) {
      start = new String(in.readNBytes(PREFIX_LENGTH), ISO_8859_1);
    } catch (IOException e) {
      return Optional.of("a file that cannot be read");
    }
    if (start.isEmpty()) {
      return Optional.empty();
    }
    if (SETTINGS.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT)).matches()) {
      return Optional.of("a settings file or a key, according to its name");
    }
    return KINDS.stream()
        .filter(kind -> kind.start().matcher(start).lookingAt())
        .findFirst()
        .map(ContentKind::what);
  }
}
