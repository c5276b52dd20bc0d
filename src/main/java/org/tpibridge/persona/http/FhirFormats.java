package org.tpibridge.persona.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes bodies in the formats that an EHR declares. */
public final class FhirFormats {
  /** A format of a body. */
  public enum BodyFormat {
    JSON("application/fhir+json;charset=utf-8"),
    XML("application/fhir+xml;charset=utf-8");

    private final String mediaType;

    BodyFormat(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  private final FhirContext context;
  private final boolean xml;

  /**
   * @param declared values of CapabilityStatement.format
   */
  public FhirFormats(FhirContext context, List<String> declared) {
    this.context = context;
    this.xml = declared.stream().anyMatch(f -> f.contains("xml"));
  }

  /** The format of an answer, from {@code _format} or {@code Accept}. */
  public BodyFormat answerFormat(PersonaRequest request) {
    Optional<String> wanted =
        request.parameter("_format").filter(f -> !f.isBlank()).or(() -> request.header("Accept"));
    if (wanted.isEmpty()) {
      return BodyFormat.JSON;
    }
    for (String one : wanted.get().toLowerCase(Locale.ROOT).split(",", -1)) {
      String type = one.split(";", 2)[0].strip();
      if (type.contains("json") || type.equals("*/*") || type.equals("application/*")) {
        return BodyFormat.JSON;
      }
      if (xml && type.contains("xml")) {
        return BodyFormat.XML;
      }
    }
    throw RefusedRequestException.notSupported(
        406, "None of the requested formats is supported. Request " + names() + ".");
  }

  private String names() {
    return xml ? "application/fhir+json or application/fhir+xml" : "application/fhir+json";
  }

  /** Reads the resource in the body of a request. */
  public ObjectNode read(PersonaRequest request) {
    String type =
        request.header("Content-Type").orElse("application/fhir+json").toLowerCase(Locale.ROOT);
    if (request.body().length == 0) {
      throw RefusedRequestException.invalid(400, "The request has no body.");
    }
    if (type.contains("xml") && xml) {
      return readXml(request.body());
    }
    if (type.contains("json")) {
      return readJson(request.body());
    }
    throw RefusedRequestException.notSupported(
        415, "This media type is not supported. Send " + names() + ".");
  }

  private ObjectNode readXml(byte[] body) {
    try {
      IBaseResource resource =
          context
              .newXmlParser()
              .setParserErrorHandler(new LenientErrorHandler(false))
              .parseResource(new String(body, UTF_8));
      return json(resource);
    } catch (DataFormatException | IllegalArgumentException e) {
      throw malformed();
    }
  }

  /** A Bundle as sent, because its URLs matter; of others, the elements that FHIR has. */
  private ObjectNode readJson(byte[] body) {
    try {
      ObjectNode tree = FhirTree.parse(body);
      IBaseResource parsed =
          context
              .newJsonParser()
              .setParserErrorHandler(new LenientErrorHandler(false))
              .parseResource(new String(body, UTF_8));
      return FhirTree.type(tree).equals("Bundle") ? tree : json(parsed);
    } catch (DataFormatException | JacksonException | IllegalArgumentException e) {
      throw malformed();
    }
  }

  /** Without the parser's message, which may quote the body. */
  private static RefusedRequestException malformed() {
    return RefusedRequestException.of(
        400, "structure", "The body is not a well-formed FHIR R4 resource.");
  }

  /** A resource as a tree. */
  public ObjectNode json(IBaseResource resource) {
    return FhirTree.parse(context.newJsonParser().encodeResourceToString(resource).getBytes(UTF_8));
  }

  /** Writes a resource. */
  public byte[] write(ObjectNode resource, BodyFormat format) {
    byte[] json = FhirTree.bytes(resource);
    if (format == BodyFormat.JSON) {
      return json;
    }
    IBaseResource parsed =
        context
            .newJsonParser()
            .setParserErrorHandler(new LenientErrorHandler(false))
            .parseResource(new String(json, UTF_8));
    return context.newXmlParser().encodeResourceToString(parsed).getBytes(UTF_8);
  }

  public FhirContext context() {
    return context;
  }
}
