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
   * Posts FHIR JSON: a resource, a transaction (with an empty path), an operation's input.
   *
   * @throws AssertionError where the server answers anything but success
   */
  public <T extends Resource> T post(Class<T> type, String path, String json) {
    return send(type, request(path).POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    // The bar between a system and a value is no character that URI takes as it is.
    String target = path.isEmpty() ? "" : "/" + path.replace("|", "%7C");
    return HttpRequest.newBuilder(URI.create(base + target))
        .header("Accept", JSON)
        .header("Content-Type", JSON)
        .header("Cache-Control", "no-cache");
  }

  private <T extends Resource> T send(Class<T> type, HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(
            "%s %s was answered %d: %s"
                .formatted(
                    request.method(), request.uri(), response.statusCode(), response.body()));
      }
      return type.cast(FHIR.newJsonParser().parseResource(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
