package org.tpibridge.importing.erasure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes a line: resolves the escapes of JSON, HL7 v2, XML and URLs, and removes invisible
 * characters. The format of the line is unknown, so each kind of escape is tried.
 */
final class DecodedLine {
  private static final Pattern JSON = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");
  private static final Pattern XML = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));");
  private static final Pattern URL = Pattern.compile("%([0-9a-fA-F]{2})");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final int HEX = 16;

  private DecodedLine() {}

  /**
   * @param escape escape character of HL7 v2 messages
   */
  static List<String> of(String line, char escape) {
    List<String> all = new ArrayList<>();
    String plain = visible(line);
    all.add(plain);
    if (plain.indexOf('\\') >= 0) {
      all.add(visible(JSON.matcher(plain).replaceAll(DecodedLine::json)));
    }
    if (plain.indexOf(escape) >= 0) {
      all.add(visible(unescaped(plain, escape)));
    }
    if (plain.indexOf('&') >= 0) {
      all.add(visible(XML.matcher(plain).replaceAll(DecodedLine::xml)));
    }
    if (plain.indexOf('%') >= 0) {
      all.add(visible(URL.matcher(plain).replaceAll(m -> character(m.group(1), HEX))));
    }
    return all;
  }

  private static String visible(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    return INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  private static String json(MatchResult escape) {
    return escape.group(1) != null
        ? character(escape.group(1), HEX)
        : Matcher.quoteReplacement("bfnrt".contains(escape.group(2)) ? " " : escape.group(2));
  }

  private static String xml(MatchResult escape) {
    return escape.group(1) != null
        ? character(escape.group(1), HEX)
        : character(escape.group(2), 10);
  }

  /** Decodes hexadecimal escapes of HL7 v2, such as {@code \X31\}. Other escapes are separators. */
  static String unescaped(String text, char escape) {
    String mark = Pattern.quote(String.valueOf(escape));
    return Pattern.compile(
            mark + "(?:[XC]((?:[0-9a-fA-F]{2}){1,200})|[^" + mark + "]{1,20})" + mark)
        .matcher(text)
        .replaceAll(m -> m.group(1) == null ? " " : bytes(m.group(1)));
  }

  private static String bytes(String hex) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 2) {
      text.append(character(hex.substring(i, i + 2), HEX));
    }
    return text.toString();
  }

  /** Returns the character with a code. Control characters, such as line breaks, become spaces. */
  private static String character(String digits, int radix) {
    int code = Integer.parseInt(digits, radix);
    boolean usable = Character.isValidCodePoint(code) && !Character.isISOControl(code);
    return Matcher.quoteReplacement(usable ? Character.toString(code) : " ");
  }
}
