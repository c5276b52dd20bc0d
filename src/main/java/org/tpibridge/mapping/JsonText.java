package org.tpibridge.mapping;

import java.math.BigDecimal;
import org.hl7.fhir.r4.formats.JsonCreator;

/**
 * JSON into memory, for the reference implementation's composer: indented by two spaces or without
 * any space, numbers with the digits they have.
 */
final class JsonText implements JsonCreator {
  private static final int ROOM_FOR_A_VISIT = 1 << 16;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder(ROOM_FOR_A_VISIT);
  private final boolean pretty;
  private int depth;
  private boolean first = true;
  private boolean named;

  JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  @Override
  public void setIndent(String indent) {
    // Indented or not is said on construction.
  }

  @Override
  public void beginObject() {
    begin('{');
  }

  @Override
  public void endObject() {
    end('}');
  }

  @Override
  public void beginArray() {
    begin('[');
  }

  @Override
  public void endArray() {
    end(']');
  }

  private void begin(char bracket) {
    beforeValue();
    out.append(bracket);
    depth++;
    first = true;
  }

  private void end(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    out.append(bracket);
    first = false;
  }

  @Override
  public void name(String name) {
    separate();
    quote(name);
    out.append(pretty ? ": " : ":");
    named = true;
  }

  @Override
  public void nullValue() {
    beforeValue();
    out.append("null");
  }

  @Override
  public void value(String value) {
    beforeValue();
    if (value == null) {
      out.append("null");
    } else {
      quote(value);
    }
  }

  @Override
  public void value(Boolean value) {
    beforeValue();
    out.append(value);
  }

  @Override
  public void value(BigDecimal value) {
    beforeValue();
    out.append(value == null ? null : value.toPlainString());
  }

  @Override
  public void valueNum(String value) {
    beforeValue();
    out.append(value);
  }

  @Override
  public void value(Integer value) {
    beforeValue();
    out.append(value);
  }

  @Override
  public void finish() {
    // Nothing is held back.
  }

  @Override
  public void link(String href) {
    // Only for creators of HTML.
  }

  private void beforeValue() {
    if (named) {
      named = false;
    } else if (depth > 0) {
      separate();
    }
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
    newLine();
  }

  private void newLine() {
    if (pretty) {
      out.append('\n');
      for (int i = 0; i < depth; i++) {
        out.append("  ");
      }
    }
  }

  /** Runs that need no escape, nearly always the whole text, are copied at once. */
  private void quote(String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, from, i);
        escape(c);
        from = i + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }
}
