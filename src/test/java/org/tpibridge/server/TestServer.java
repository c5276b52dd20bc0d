package org.tpibridge.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.VisitRow;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.upload.SubmittedVisits;
import org.tpibridge.importing.upload.UploadedImports;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.validation.Validator;

/** The server on any free port, with an empty store, and a client that has the token. */
final class TestServer implements AutoCloseable {
  static final String TOKEN = "test-token-0123456789";
  static final FhirContext FHIR = FhirContext.forR4Cached();

  /** One for all tests, because it takes seconds to create. */
  private static final class SharedValidator {
    private static final Validator VALIDATOR = Validator.create(FHIR);
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Store store;
  private final Importing importing;
  private final SubmittedVisits visits;
  private final UploadedImports imports;
  private final BridgeServer server;

  private TestServer(Store store, Path folder) {
    this.store = store;
    this.importing = new Importing(store);
    ImportFactory factory = Importing.factory();
    this.visits = new SubmittedVisits(factory, store);
    this.imports =
        UploadedImports.start(
            folder.resolve("uploads"), factory, "test 1", store, new OutputFiles());
    this.server = startAt(0);
  }

  BridgeServer startAt(int port) {
    return BridgeServer.start(
        new ServerSettings(() -> TOKEN, false, Optional.of(port)),
        new ServerComponents(
            FHIR,
            store,
            () -> SharedValidator.VALIDATOR,
            ZoneId.of("America/New_York"),
            "test",
            Clock.systemUTC(),
            imports,
            visits,
            new JobUndo(store, Importing.INDEXER, "test 1", Importing.CLOCK),
            Optional::empty));
  }

  static TestServer start(Path folder) {
    return new TestServer(
        Store.open(
            new StoreSettings(
                "jdbc:sqlite:" + folder.resolve("store.db"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(20),
                List.of()),
            SchemaPolicy.MIGRATE,
            Importing.INDEXER),
        folder);
  }

  Importing.RunResult importVisits(VisitRow... rows) {
    return importing.run(rows);
  }

  Store store() {
    return store;
  }

  URI url() {
    return server.url();
  }

  /** The FHIR base, without a slash at its end. */
  String base() {
    return server.url() + "/fhir";
  }

  /**
   * @param path below the FHIR base
   */
  Answer get(String path, String... headers) {
    return send(request("/fhir/" + path, headers).GET());
  }

  Answer post(String path, String contentType, String body, String... headers) {
    return send(
        request("/fhir/" + path, headers)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /**
   * @param path of the whole server
   */
  static HttpRequest.Builder request(URI server, String path) {
    return HttpRequest.newBuilder(URI.create(server + path));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        request(server.url(), path).header("Authorization", "Bearer " + TOKEN);
    return headers.length == 0 ? request : request.headers(headers);
  }

  static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return new String(response.body(), UTF_8);
    }

    <T extends Resource> T as(Class<T> type) {
      // XML is answered in XML.
      return type.cast(EncodingEnum.detectEncoding(text()).newParser(FHIR).parseResource(text()));
    }
  }

  @Override
  public void close() {
    server.close();
    imports.close();
    visits.close();
    importing.close();
    store.close();
  }
}
