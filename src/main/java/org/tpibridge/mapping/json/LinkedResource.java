package org.tpibridge.mapping.json;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource that was read from this program's JSON, with all references in it.
 *
 * @param references of any element, also of extensions and contained resources
 */
public record LinkedResource(Resource resource, List<Reference> references) {

  /**
   * @throws IllegalArgumentException if this is not FHIR R4 JSON; the message quotes no content
   */
  public static LinkedResource of(byte[] json) {
    Parser parser = new Parser();
    return new LinkedResource(FhirJsonReader.read(parser, json), parser.references);
  }

  /** Records each reference that it reads, because finding them in a resource is slow. */
  private static final class Parser extends JsonParser {
    private final List<Reference> references = new ArrayList<>();

    @Override
    protected Reference parseReference(JsonObject json) throws IOException {
      Reference reference = super.parseReference(json);
      references.add(reference);
      return reference;
    }
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "LinkedResource[" + resource.fhirType() + "]";
  }
}
