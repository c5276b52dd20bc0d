package org.tpibridge.persona;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated EHR with a client that sees status, headers and body as they are. */
final class PersonaClient implements AutoCloseable {
  static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final SimulatedEhr ehr;

  PersonaClient(SimulatedEhrOptions options) {
    try {
      ehr = SimulatedEhr.start(CONTEXT, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PersonaClient of(String kind) {
    return new PersonaClient(SimulatedEhrOptions.of(kind));
  }

  SimulatedEhr ehr() {
    return ehr;
  }

  /** HAPI's client for the EHR. */
  IGenericClient hapi() {
    CONTEXT.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
    return CONTEXT.newRestfulGenericClient(ehr.base().toString());
  }

  /** An answer. */
  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(response.body(), UTF_8);
    }

    ObjectNode json() {
      return FhirTree.parse(response.body());
    }

    /** The ids of the entries of a Bundle. */
    List<String> ids() {
      return FhirTree.values(json(), "entry.resource.id").stream().map(JsonNode::asString).toList();
    }

    /** The vendor's code in an OperationOutcome. */
    String code() {
      return FhirTree.values(json(), "issue.details.coding.code").stream()
          .map(JsonNode::asString)
          .findFirst()
          .orElse("");
    }

    /** The id of a created resource, from its location. */
    String createdId() {
      return header("Location").replaceFirst("^.*/fhir/[A-Za-z]+/", "").replaceFirst("/.*", "");
    }

    @Override
    public String toString() {
      return status() + " " + text();
    }
  }

  Answer send(String method, String path, String body, String... headers) {
    try {
      return sent(method, path, body, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param path after the base URL; one that begins with {@code !} is after the root of the server
   */
  Answer sent(String method, String path, String body, String... headers) throws IOException {
    String root = ehr.base().toString().replaceFirst("/fhir$", "");
    String url =
        path.startsWith("http")
            ? path
            : path.startsWith("!") ? root + path.substring(1) : ehr.base() + path;
    return request(method, url, body, headers);
  }

  /** Sends a request to any server. */
  static Answer request(String method, String url, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.replace("|", "%7C")))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    boolean typed = false;
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
      typed |= headers[i].toLowerCase(Locale.ROOT).equals("content-type");
    }
    if (!typed && !body.isEmpty()) {
      request.header("Content-Type", "application/fhir+json");
    }
    try {
      return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  void add(String... json) {
    ehr.add(List.of(json).stream().map(one -> CONTEXT.newJsonParser().parseResource(one)).toList());
  }

  /** One resource without content. */
  void addQuickly(String type, String id) {
    IBaseResource resource = CONTEXT.getResourceDefinition(type).newInstance();
    resource.setId(id);
    ehr.add(List.of(resource));
  }

  /** A patient, a practitioner, an encounter that is in progress, and a finished one. */
  void addPatient() {
    add(
        """
        {"resourceType": "Patient", "id": "p1", "birthDate": "1980-04-05",
         "identifier": [{"system": "urn:mrn", "value": "1"}],
         "name": [{"family": "Testperson", "given": ["Ada"]}]}
        """,
        "{\"resourceType\": \"Practitioner\", \"id\": \"d1\"}",
        """
        {"resourceType": "Encounter", "id": "open", "status": "in-progress",
         "class": {"code": "AMB"}, "subject": {"reference": "Patient/p1"}}
        """,
        """
        {"resourceType": "Encounter", "id": "closed", "status": "finished",
         "class": {"code": "AMB"}, "subject": {"reference": "Patient/p1"}}
        """);
  }

  @Override
  public void close() {
    ehr.close();
  }
}
