package org.tpibridge.mapping.json;

import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes resources with the composer of the reference implementation. In HAPI, ids contain a prefix
 * ({@code Patient/1}, {@code #medication}, {@code urn:uuid:…}); JSON contains only the last part.
 */
final class ResourceComposer extends JsonParser {
  private static final List<String> PREFIXES = List.of("urn:uuid:", "#");

  private final Utf8JsonCreator text;

  ResourceComposer(Utf8JsonCreator text) {
    this.text = text;
  }

  static byte[] compose(Resource resource, boolean pretty) throws IOException {
    return new ResourceComposer(new Utf8JsonCreator(pretty)).compose(resource);
  }

  /** Writes the next resource with this composer. */
  byte[] compose(Resource resource) throws IOException {
    text.beginObject();
    compose(text, resource);
    text.endObject();
    return text.removeAll();
  }

  @Override
  protected void composeIdCore(String name, IdType value, boolean inArray) throws IOException {
    if (value == null || !value.hasValue()) {
      super.composeIdCore(name, value, inArray);
      return;
    }
    String id = value.getIdPart();
    for (String prefix : PREFIXES) {
      id = id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }
    prop(name, id);
  }
}
