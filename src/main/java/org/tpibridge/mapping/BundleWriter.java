package org.tpibridge.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.hl7.fhir.r4.formats.IParser.OutputStyle;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes resources as FHIR JSON in UTF-8, the same bytes for the same resource. Safe for use by
 * many threads.
 */
public final class BundleWriter {
  private final OutputStyle style;

  private BundleWriter(OutputStyle style) {
    this.style = style;
  }

  /** One line, without spaces: for NDJSON and the wire. */
  public static BundleWriter compact() {
    return new BundleWriter(OutputStyle.NORMAL);
  }

  /** Indented, for people. */
  public static BundleWriter pretty() {
    return new BundleWriter(OutputStyle.PRETTY);
  }

  public byte[] bytes(Resource resource) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(resource, out);
    return out.toByteArray();
  }

  /** Writes and flushes; does not close. */
  public void write(Resource resource, OutputStream out) {
    JsonParser composer = new JsonParser();
    composer.setOutputStyle(style);
    try {
      composer.compose(out, resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
