package org.tpibridge.mapping;

import java.io.IOException;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * The reference implementation's composer for one resource. HAPI keeps {@code Patient/1} and {@code
 * #medication} where JSON has {@code 1} and {@code medication}.
 */
final class ResourceComposer extends JsonParser {

  static String compose(Resource resource, boolean pretty) throws IOException {
    JsonText text = new JsonText(pretty);
    text.beginObject();
    new ResourceComposer().compose(text, resource);
    text.endObject();
    return text.toString();
  }

  @Override
  protected void composeIdCore(String name, IdType value, boolean inArray) throws IOException {
    if (value == null || !value.hasValue()) {
      super.composeIdCore(name, value, inArray);
      return;
    }
    String id = value.getIdPart();
    prop(name, id.startsWith("#") ? id.substring(1) : id);
  }
}
