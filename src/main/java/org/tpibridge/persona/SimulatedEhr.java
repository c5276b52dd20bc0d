package org.tpibridge.persona;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.tpibridge.persona.access.AccessControl;
import org.tpibridge.persona.bulk.ExportService;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.data.StoredCopy;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.FactTable;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.fault.FaultRegistry;
import org.tpibridge.persona.http.FhirFormats;
import org.tpibridge.persona.http.RequestJournal;
import org.tpibridge.persona.http.RequestJournal.JournalEntry;
import org.tpibridge.persona.rest.FhirService;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated EHR: a FHIR server on 127.0.0.1, with a second server as another host to which
 * redirects go.
 */
public final class SimulatedEhr implements AutoCloseable {
  static {
    // Without it, each answer takes 40 ms, because its header and its body are sent separately.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private static final int BACKLOG = 200;

  private final HttpServer server;
  private final HttpServer otherHost;
  private final ExecutorService threads;
  private final ResourceMemory memory;
  private final FhirFormats formats;
  private final FaultRegistry faults = new FaultRegistry();
  private final RequestJournal journal = new RequestJournal();
  private final CountDownLatch closed = new CountDownLatch(1);

  private SimulatedEhr(FhirContext context, SimulatedEhrOptions options) throws IOException {
    PersonaProfile profile = PersonaProfile.of(options.kind(), FactTable.read());
    options.faults().forEach(faults::add);
    formats = new FhirFormats(context, profile.server().words(FactName.FORMATS));
    memory =
        new ResourceMemory(
            options.clock(),
            profile.server().has(FactName.ID_PREFIX) ? "" : options.kind().substring(0, 1),
            profile.hasVersions());
    threads = Executors.newCachedThreadPool(threads(options.kind()));
    otherHost = bound(0);
    try {
      server = bound(options.port());
    } catch (IOException e) {
      otherHost.stop(0);
      threads.shutdownNow();
      throw e;
    }
    String root = root();
    AccessControl access =
        new AccessControl(options.access(), profile, root + "/oauth2/token", options.clock());
    ExportService exports =
        new ExportService(
            profile, memory, options.exportForm(), options.clock(), root, !access.isOpen());
    FhirService fhir =
        new FhirService(
            root + "/fhir", profile, memory, formats, access.tokenUrl(), options.contractWrites());
    String otherUrl = "http://localhost:" + otherHost.getAddress().getPort();
    server.createContext(
        "/",
        new PersonaHandler(
            new PersonaRoutes(
                fhir, exports, access, new PersonaControl(faults, memory, journal), profile),
            new FaultResponses(profile, access, fhir, otherUrl),
            new RequestLimit(profile, options.clock()),
            faults,
            journal,
            formats));
    otherHost.createContext("/", new OtherHostHandler(exports, journal));
    server.setExecutor(threads);
    otherHost.setExecutor(threads);
    server.start();
    otherHost.start();
  }

  private static ThreadFactory threads(String kind) {
    AtomicInteger next = new AtomicInteger(1);
    return task -> {
      Thread thread = new Thread(task, kind + "-" + next.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static HttpServer bound(int port) throws IOException {
    return HttpServer.create(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
  }

  /**
   * Starts a simulated EHR.
   *
   * @throws IllegalArgumentException if there is no such kind
   * @throws IOException if the port cannot be used
   */
  public static SimulatedEhr start(FhirContext context, SimulatedEhrOptions options)
      throws IOException {
    return new SimulatedEhr(context, options);
  }

  private String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The base URL of the FHIR server, without a slash at the end. */
  public URI base() {
    return URI.create(root() + "/fhir");
  }

  /** The faults, with their counts. */
  public FaultRegistry faults() {
    return faults;
  }

  /** The requests that the server and the other host received. */
  public List<JournalEntry> requests() {
    return journal.entries();
  }

  /** The newest versions of everything, with deletions. */
  public List<StoredCopy> resources() {
    return memory.everything();
  }

  /**
   * Adds resources as the EHR's own, without its rules for clients. Ids are kept.
   *
   * @return {@code Type/id} of each
   */
  public List<String> add(List<? extends IBaseResource> resources) {
    List<ObjectNode> trees = new ArrayList<>();
    resources.forEach(resource -> trees.add(formats.json(resource)));
    return addTrees(trees);
  }

  /** Adds resources of files: JSON, XML or NDJSON with resources or Bundles. */
  public List<String> add(SeedFile file) {
    return addTrees(file.resources(formats));
  }

  /**
   * Removes a resource as the EHR's own user, without its rules for clients.
   *
   * @param key {@code Type/id}
   */
  public void remove(String key) {
    int slash = key.indexOf('/');
    memory.atomically(
        () ->
            memory.existing(key.substring(0, slash), key.substring(slash + 1)).map(memory::delete));
  }

  private List<String> addTrees(List<ObjectNode> trees) {
    return memory.atomically(() -> new SeedImport(memory).add(trees));
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /** Stops the server. Can be called from any thread. */
  @Override
  public void close() {
    server.stop(0);
    otherHost.stop(0);
    threads.shutdownNow();
    closed.countDown();
  }
}
