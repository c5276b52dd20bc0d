package org.tpibridge.reading.hl7v2.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the character set for MSH-18, by HL7 table 0211 and by other names that senders use. */
public final class Hl7Charsets {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ASCII", "US-ASCII"),
          Map.entry("ISO IR6", "US-ASCII"),
          Map.entry("ISO IR14", "Shift_JIS"),
          Map.entry("ISO IR87", "ISO-2022-JP"),
          Map.entry("ISO IR159", "ISO-2022-JP-2"),
          Map.entry("GB 18030-2000", "GB18030"),
          Map.entry("KS X 1001", "EUC-KR"),
          Map.entry("CNS 11643-1992", "EUC-TW"),
          Map.entry("BIG-5", "Big5"),
          Map.entry("UNICODE", "UTF-8"),
          Map.entry("UNICODE UTF-8", "UTF-8"),
          Map.entry("UTF8", "UTF-8"));

  private Hl7Charsets() {}

  /** Returns the character set of a name; empty for an unknown name. */
  static Optional<Charset> named(String words) {
    String name = words.strip().toUpperCase(Locale.ROOT);
    String java = NAMES.getOrDefault(name, name);
    if (java.startsWith("8859/")) {
      java = "ISO-8859-" + java.substring("8859/".length());
    }
    try {
      return Charset.isSupported(java) ? Optional.of(Charset.forName(java)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Detects the character set of bytes. */
  public static Charset guess(byte[] bytes) {
    int seen = 0;
    for (byte b : bytes) {
      seen |= b;
    }
    return seen >= 0 ? US_ASCII : decoded(bytes, UTF_8).isPresent() ? UTF_8 : WINDOWS_1252;
  }

  /** Returns the text if the bytes are valid in the character set. */
  static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Reads MSH-18 from the bytes, as ASCII like all names in MSH. */
  static String declared(byte[] message) {
    int end = 0;
    while (end < message.length && message[end] != '\r') {
      end++;
    }
    String msh = new String(message, 0, end, ISO_8859_1);
    int at = 0;
    char separator = msh.charAt(3);
    // MSH-1 is the separator itself, so MSH-18 follows the seventeenth separator.
    for (int field = 1; field < 18 && at >= 0; field++) {
      at = msh.indexOf(separator, at) < 0 ? -1 : msh.indexOf(separator, at) + 1;
    }
    return at < 0 ? "" : msh.substring(at).split("[" + "\\Q" + separator + "\\E" + "~^]", 2)[0];
  }
}
