package org.tpibridge.persona.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules about documents. */
final class DocumentRules {
  private DocumentRules() {}

  private static String mediaType(JsonNode content) {
    return FhirTree.text(content, "attachment", "contentType")
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }

  record MostAttachments(int most) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      int count = FhirTree.list(resource, "content").size();
      if (count == 0 || count > most) {
        throw context.refused(
            "A document must have " + most + (most == 1 ? " attachment." : " attachments."));
      }
    }
  }

  record AttachmentTypes(Set<String> types) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      for (JsonNode content : FhirTree.list(resource, "content")) {
        if (!types.contains(mediaType(content))) {
          throw context.refused("An attachment must be one of: " + String.join(", ", types) + ".");
        }
      }
    }
  }

  /** The server fails, where a URL works. */
  record InlineTypesFailing(Set<String> types) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      for (JsonNode content : FhirTree.list(resource, "content")) {
        if (types.contains(mediaType(content).split(";", 2)[0])
            && content.path("attachment").has("data")) {
          throw RefusedRequestException.of(500, "exception", "Internal error.");
        }
      }
    }
  }

  /** The type is coded in one system or in others, not in both. */
  record OneKindOfType(String system) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      List<JsonNode> codings = FhirTree.values(resource, "type.coding");
      long in = codings.stream().filter(c -> FhirTree.text(c, "system").equals(system)).count();
      if (codings.isEmpty() || (in > 0 && in < codings.size())) {
        throw context.refused("The type must have a LOINC code or a proprietary one, not both.");
      }
    }
  }

  /** Of several attachments, only the first of a media type is stored. */
  record FirstAttachmentKept(String type) implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      JsonNode first =
          FhirTree.list(resource, "content").stream()
              .filter(c -> mediaType(c).split(";", 2)[0].equals(type))
              .findFirst()
              .orElseThrow(
                  () ->
                      context.refused(
                          "The document has no attachment of type " + type + ".",
                          FactName.CODE_FILING_FAILED));
      resource.putArray("content").add(first);
    }
  }

  /** What is written waits for a signature. */
  record LandsUnsigned() implements WriteRule {
    @Override
    public void apply(ObjectNode resource, WriteContext context) {
      resource.put(
          FhirTree.type(resource).equals("DocumentReference") ? "docStatus" : "status",
          "preliminary");
    }
  }
}
