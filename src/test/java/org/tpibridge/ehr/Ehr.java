package org.tpibridge.ehr;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The EHR as a test sees it: plain HTTP and FHIR JSON, with nothing of the bridge in between.
 *
 * @param base the FHIR base, without a slash at its end
 */
public record Ehr(URI base) {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String JSON = "application/fhir+json";

  /**
   * Reads or searches.
   *
   * @param path below the base, such as {@code Patient?identifier=1}
   * @throws AssertionError where the server answers anything but success
   */
  public <T extends Resource> T get(Class<T> type, String path) {
    return send(type, request(path).GET());
  }

  /**
   * Searches, or takes the next page of a search.
   *
   * @param path below the base, or the address of a page
   * @return empty where the server answers that it does not understand the search
   */
  public Optional<Bundle> find(String path) {
    HttpResponse<String> response = answer(request(path).GET().build());
    return response.statusCode() == 400
        ? Optional.empty()
        : Optional.of(success(Bundle.class, response));
  }

  /**
   * Posts FHIR JSON: a resource, a transaction (with an empty path), an operation's input.
   *
   * @throws AssertionError where the server answers anything but success
   */
  public <T extends Resource> T post(Class<T> type, String path, String json) {
    return send(type, request(path).POST(BodyPublishers.ofString(json)));
  }

  /**
   * Replaces a resource.
   *
   * @param path {@code Type/id}
   * @throws AssertionError where the server answers anything but success
   */
  public void put(String path, String json) {
    send(Resource.class, request(path).PUT(BodyPublishers.ofString(json)));
  }

  /** Deletes all resources with their versions; false if the server does not allow it. */
  boolean isEmptied() {
    String everything =
        """
        {"resourceType":"Parameters","parameter":[{"name":"expungeEverything","valueBoolean":true}]}
        """;
    return answer(request("$expunge").POST(BodyPublishers.ofString(everything)).build())
            .statusCode()
        == 200;
  }

  private HttpRequest.Builder request(String path) {
    // The bar between a system and a value is no character that URI takes as it is.
    String below = path.replace("|", "%7C");
    String separator = below.isEmpty() ? "" : "/";
    return HttpRequest.newBuilder(
            URI.create(below.startsWith(base.toString()) ? below : base + separator + below))
        .header("Accept", JSON)
        .header("Content-Type", JSON)
        .header("Cache-Control", "no-cache");
  }

  private <T extends Resource> T send(Class<T> type, HttpRequest.Builder request) {
    return success(type, answer(request.build()));
  }

  private static HttpResponse<String> answer(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static <T extends Resource> T success(Class<T> type, HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          "%s %s was answered %d: %s"
              .formatted(
                  response.request().method(),
                  response.uri(),
                  response.statusCode(),
                  response.body()));
    }
    return type.cast(FHIR.newJsonParser().parseResource(response.body()));
  }
}
