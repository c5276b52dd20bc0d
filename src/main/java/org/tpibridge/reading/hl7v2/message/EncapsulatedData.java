package org.tpibridge.reading.hl7v2.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;

/** Reads encapsulated data (ED): source, type, subtype, encoding and the data. */
public final class EncapsulatedData {
  private static final int TYPE = 2;
  private static final int SUBTYPE = 3;
  private static final int ENCODING = 4;
  private static final int DATA = 5;

  private EncapsulatedData() {}

  /** Returns the text of a field that contains plain text; "" for any other type. */
  public static String text(Hl7Segment segment, int field) {
    String type = segment.peek(field, TYPE).toUpperCase(Locale.ROOT);
    String subtype = segment.peek(field, SUBTYPE).toUpperCase(Locale.ROOT);
    boolean plain =
        type.startsWith("TEXT")
            && (subtype.isEmpty() || subtype.equals("PLAIN") || subtype.equals("TXT"));
    String data = segment.peek(field, DATA);
    if (!plain || data.isEmpty()) {
      return "";
    }
    if (!segment.peek(field, ENCODING).equalsIgnoreCase("Base64")) {
      return data;
    }
    try {
      return new String(Base64.getMimeDecoder().decode(data), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
