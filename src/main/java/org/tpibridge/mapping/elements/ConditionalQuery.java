package org.tpibridge.mapping.elements;

import java.nio.charset.StandardCharsets;

/** Builds the query of conditional requests, escaped twice: for FHIR, then for a URL. */
public final class ConditionalQuery {
  /** Characters that need no escape (RFC 3986, section 3.4) and that servers do not interpret. */
  private static final String PLAIN = "-._~:/";

  private ConditionalQuery() {}

  /** {@code identifier=<system>|<value>}. */
  public static String identifier(String system, String value) {
    return "identifier=" + escape(system) + "|" + escape(value);
  }

  /** {@code _tag=<system>|<code>}. */
  public static String tag(String system, String code) {
    return "_tag=" + escape(system) + "|" + escape(code);
  }

  private static String escape(String text) {
    StringBuilder term = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c == '\\' || c == '|' || c == ',' || c == '$') {
        // FHIR R4, "Escaping Search Parameters".
        percent(term, '\\');
      }
      if (isPlain(c)) {
        term.append(c);
      } else {
        percent(term, c);
      }
    }
    return term.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  private static void percent(StringBuilder term, char octet) {
    term.append('%')
        .append(Character.toUpperCase(Character.forDigit(octet >> 4, 16)))
        .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
  }
}
