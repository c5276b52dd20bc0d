package org.tpibridge.persona;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.persona.http.FhirFormats;
import org.tpibridge.persona.http.PersonaRequest;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with resources that a simulated EHR has from the start: one resource or Bundle as JSON or
 * XML, or one a line as NDJSON.
 */
public record SeedFile(Path path) {
  private static final long LARGEST = 256L << 20;

  /**
   * Reads the resources, with the URL of their Bundle entry as {@code fullUrl} beside them.
   *
   * @throws IllegalArgumentException if the file cannot be read; the message is for users
   */
  List<ObjectNode> resources(FhirFormats formats) {
    byte[] content;
    try {
      content = LimitedFile.readAll(path, LARGEST);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The file " + path + " cannot be read. " + LimitedFile.reason(e), e);
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    List<ObjectNode> found = new ArrayList<>();
    if (!name.endsWith(".ndjson")) {
      collect(read(formats, content, name.endsWith(".xml"), "The file " + path), found);
      return found;
    }
    List<String> lines = new String(content, UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String place = "Line " + (i + 1) + " of the file " + path;
        collect(read(formats, lines.get(i).getBytes(UTF_8), false, place), found);
      }
    }
    return found;
  }

  private static ObjectNode read(FhirFormats formats, byte[] content, boolean xml, String place) {
    try {
      return formats.read(
          new PersonaRequest(
              "POST",
              List.of(),
              List.of(),
              Map.of("content-type", xml ? "application/fhir+xml" : "application/fhir+json"),
              content));
    } catch (RefusedRequestException e) {
      throw new IllegalArgumentException(
          place + " is not a FHIR resource that this EHR can read.", e);
    }
  }

  private static void collect(ObjectNode resource, List<ObjectNode> found) {
    if (!FhirTree.type(resource).equals("Bundle")) {
      found.add(resource);
      return;
    }
    for (JsonNode entry : FhirTree.list(resource, "entry")) {
      if (entry.path("resource") instanceof ObjectNode one) {
        String url = FhirTree.text(entry, "fullUrl");
        if (!url.isEmpty()) {
          one.put(SeedImport.FULL_URL, url);
        }
        found.add(one);
      }
    }
  }
}
