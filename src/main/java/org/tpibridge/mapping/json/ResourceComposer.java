package org.tpibridge.mapping.json;

import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * The reference implementation's composer for one resource. HAPI keeps {@code Patient/1}, {@code
 * #medication} and, of an entry it read, {@code urn:uuid:…} where JSON has only the last part.
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

  /** For one resource after the other. */
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
