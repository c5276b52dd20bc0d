package org.tpibridge.reading.hl7v2.message;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.tpibridge.reading.canonical.WhiteSpace;

/**
 * Decodes escape sequences of HL7 v2, chapter 2.7: delimiters ({@code \F\ \S\ \T\ \R\ \E\ \P\}),
 * line breaks ({@code \.br\ \.sp\ \.ce\ \.in\ \.ti\}), bytes ({@code \X0D0A\}) in the message's
 * character set, and highlighting, which is removed. Any other sequence is left unchanged.
 */
final class EscapeSequences implements Escaping {
  private static final Escaping WRITING = new DefaultEscaping();
  private static final int LONGEST = 64;

  private final Charset charset;

  EscapeSequences(Charset charset) {
    this.charset = charset;
  }

  @Override
  public String escape(String text, EncodingCharacters marks) {
    return WRITING.escape(text, marks);
  }

  @Override
  public String unescape(String text, EncodingCharacters marks) {
    char mark = marks.getEscapeCharacter();
    int start = text.indexOf(mark);
    if (start < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (start >= 0) {
      plain.append(text, at, start);
      int end = text.indexOf(mark, start + 1);
      String meaning =
          end < 0 || end - start > LONGEST ? null : meaning(text.substring(start + 1, end), marks);
      if (meaning == null) {
        plain.append(mark);
        at = start + 1;
      } else {
        plain.append(meaning);
        at = end + 1;
      }
      start = text.indexOf(mark, at);
    }
    return plain.append(text, at, text.length()).toString();
  }

  private String meaning(String sequence, EncodingCharacters marks) {
    return switch (sequence) {
      case "F" -> String.valueOf(marks.getFieldSeparator());
      case "S" -> String.valueOf(marks.getComponentSeparator());
      case "T" -> String.valueOf(marks.getSubcomponentSeparator());
      case "R" -> String.valueOf(marks.getRepetitionSeparator());
      case "E" -> String.valueOf(marks.getEscapeCharacter());
      case "P" -> String.valueOf(marks.getTruncationCharacter());
      case "H", "N", ".fi", ".nf", ".FI", ".NF" -> "";
      default ->
          sequence.startsWith("X") || sequence.startsWith("x")
              ? bytes(sequence.substring(1))
              : formatting(sequence.toLowerCase(Locale.ROOT));
    };
  }

  /**
   * Decodes bytes in the message's character set or, as many senders write them, two bytes for a
   * character: {@code \\X000d\\}. Any kind of line end becomes one line break.
   */
  private String bytes(String digits) {
    boolean hexadecimal =
        digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit);
    if (!hexadecimal || digits.isEmpty()) {
      return null;
    }
    byte[] bytes = HexFormat.of().parseHex(digits);
    boolean wide = bytes.length % 2 == 0 && bytes[0] == 0;
    Charset narrow = charset.equals(StandardCharsets.US_ASCII) ? Hl7Charsets.guess(bytes) : charset;
    return Hl7Charsets.decoded(bytes, wide ? StandardCharsets.UTF_16BE : narrow)
        .map(text -> WhiteSpace.plainLineBreaks(text.replace("\r\n", "\n").replace('\r', '\n')))
        .orElse(null);
  }

  /** Whether the command starts a new line. The indentation is not relevant. */
  private static String formatting(String sequence) {
    for (String command : new String[] {".br", ".sp", ".ce", ".in", ".ti", ".sk"}) {
      if (sequence.startsWith(command)) {
        return command.equals(".sk") ? " " : command.equals(".in") ? "" : "\n";
      }
    }
    return null;
  }
}
