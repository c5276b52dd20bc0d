package org.tpibridge.mapping.json;

import java.math.BigDecimal;
import org.hl7.fhir.r4.formats.JsonCreator;

/**
 * Writes JSON as UTF-8 to memory, for the composer of the reference implementation: indented by two
 * spaces or without any space, with the digits of numbers unchanged.
 */
final class Utf8JsonCreator implements JsonCreator {
  private final Utf8Buffer out = new Utf8Buffer();
  private final boolean pretty;
  private int depth;
  private boolean first = true;
  private boolean named;

  Utf8JsonCreator(boolean pretty) {
    this.pretty = pretty;
  }

  /** Returns and removes the bytes that were written since the last call. */
  byte[] removeAll() {
    first = true;
    return out.removeAll();
  }

  @Override
  public void setIndent(String indent) {
    // The constructor decides whether to indent.
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
    out.ascii(bracket);
    depth++;
    first = true;
  }

  private void end(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    out.ascii(bracket);
    first = false;
  }

  @Override
  public void name(String name) {
    separate();
    // Names of elements never need an escape.
    out.ascii('"');
    out.text(name);
    out.ascii('"');
    out.ascii(':');
    if (pretty) {
      out.ascii(' ');
    }
    named = true;
  }

  @Override
  public void nullValue() {
    beforeValue();
    out.text("null");
  }

  @Override
  public void value(String value) {
    beforeValue();
    if (value == null) {
      out.text("null");
    } else {
      quote(value);
    }
  }

  @Override
  public void value(Boolean value) {
    beforeValue();
    out.text(String.valueOf(value));
  }

  @Override
  public void value(BigDecimal value) {
    beforeValue();
    out.text(value == null ? "null" : value.toPlainString());
  }

  @Override
  public void valueNum(String value) {
    beforeValue();
    out.text(String.valueOf(value));
  }

  @Override
  public void value(Integer value) {
    beforeValue();
    out.text(String.valueOf(value));
  }

  @Override
  public void finish() {
    // There is nothing to flush.
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
      out.ascii(',');
    }
    first = false;
    newLine();
  }

  private void newLine() {
    if (pretty) {
      out.ascii('\n');
      for (int i = 0; i < depth; i++) {
        out.text("  ");
      }
    }
  }

  private void quote(String text) {
    out.ascii('"');
    out.escaped(text);
    out.ascii('"');
  }
}
