package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrServer;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.push.PushOptions;
import org.tpibridge.exchange.push.PushRun;
import org.tpibridge.exchange.push.PushSummary;
import org.tpibridge.exchange.push.PushTarget;
import org.tpibridge.exchange.push.Pushing;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.EhrSettings.Environment;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;

/**
 * Measures how many visits a second a push delivers to HAPI's JPA server, against a plain loop that
 * posts the same Bundles, with as many requests at the same time. Both use the same server in
 * turns, with other visits each time: the loop posts what the push before it sent, as other visits.
 *
 * <p>Arguments: number of visits of a turn, a multiple of 40, and the number of turns.
 */
public final class PushBench {
  private static final int THREADS = 4;
  private static final double TARGET = 0.9;
  private static final Path FOLDER = Path.of("target", "push-bench");

  private final BenchmarkClinic clinic = new BenchmarkClinic();
  private final PushedBundles bundles = new PushedBundles();
  private final Map<String, Integer> requests = new TreeMap<>();
  private final Map<String, Long> millis = new TreeMap<>();
  private final Map<String, Long> created = new TreeMap<>();
  private final EhrServer server;
  private int next;
  private long processorNanos;

  private PushBench(EhrServer server) {
    this.server = server;
  }

  public static void main(String[] args) throws IOException {
    int visits = args.length > 0 ? Integer.parseInt(args[0]) : 400;
    int turns = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    ImportBench.delete(FOLDER);
    Files.createDirectories(FOLDER);
    StoreSettings settings =
        new StoreSettings(
            "jdbc:sqlite:" + FOLDER.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(30),
            List.of(Pushing.EHR));
    try (EhrServer server = EhrServer.startToBeMeasured();
        Store store = Store.open(settings, SchemaPolicy.MIGRATE);
        VisitImporter imports = ImportBench.importer(store, ImportBench.pipeline())) {
      new PushBench(server).run(store, imports, visits, turns);
    } finally {
      ImportBench.delete(FOLDER);
    }
  }

  private void run(Store store, VisitImporter imports, int visits, int turns) {
    // The first push creates what all visits share; both are warmed up.
    push(store, imports, visits);
    post();
    push(store, imports, visits);
    requests.clear();
    millis.clear();
    created.clear();
    processorNanos = 0;
    double plain = 0;
    double pushed = 0;
    for (int turn = 0; turn < turns; turn++) {
      double loop = post();
      double push = push(store, imports, visits);
      System.out.printf("plain loop %.1f visits/s, push %.1f visits/s%n", loop, push);
      // Rates are averaged by time.
      plain += 1 / loop;
      pushed += 1 / push;
    }
    System.out.printf(
        "push to a HAPI JPA server, %d at the same time: %.1f visits/s, plain loop %.1f visits/s:"
            + " %.2f times (target: at least %.1f)%n",
        THREADS, turns / pushed, turns / plain, plain / pushed, TARGET);
    System.out.printf(
        "  processor time of the push, without the server: %.1f ms for each visit%n",
        processorNanos / 1e6 / (turns * visits));
    requests.forEach(
        (kind, count) ->
            System.out.printf(
                "  %s: %.2f for each visit, %.1f ms each, %.1f resources created by each%n",
                kind,
                count / (double) (turns * visits),
                millis.get(kind) / (double) count,
                created.get(kind) / (double) count));
  }

  /** Returns visits a second. */
  private double post() {
    Ehr ehr = new Ehr(server.base());
    Queue<List<String>> patients = new ConcurrentLinkedQueue<>(bundles.takeAsOthers());
    int visits = patients.stream().mapToInt(List::size).sum();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long start = System.nanoTime();
    try {
      List<Future<?>> loops = new ArrayList<>();
      for (int client = 0; client < THREADS; client++) {
        loops.add(threads.submit(() -> post(ehr, patients)));
      }
      for (Future<?> loop : loops) {
        loop.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return visits * 1e9 / (System.nanoTime() - start);
  }

  private void post(Ehr ehr, Queue<List<String>> patients) {
    List<String> ofPatient = patients.poll();
    while (ofPatient != null) {
      for (String bundle : ofPatient) {
        long start = System.nanoTime();
        count("plain loop", Optional.of(ehr.post(Bundle.class, "", bundle)), start);
      }
      ofPatient = patients.poll();
    }
  }

  /** Returns visits a second. */
  private double push(Store store, VisitImporter imports, int visits) {
    Path file = FOLDER.resolve("visits-" + next + ".csv");
    clinic.write(file, next, next + visits);
    next += visits;
    imports.run(
        Input.of(file),
        new ImportOptions(false, "benchmark", false),
        new InputCoverage(),
        taken -> {});
    EhrSettings settings =
        new EhrSettings(
            Pushing.EHR,
            server.base(),
            Environment.TEST,
            Pushing.creating(),
            MatchingPolicy.DEFAULT);
    try (EhrClient client =
        new Counted(
            HttpEhrClient.open(settings, FhirContext.forR4Cached(), InstantSource.system()))) {
      long processorStart = processorNanos();
      long start = System.nanoTime();
      PushSummary summary =
          new PushRun(
                  new PushTarget(settings, client, store, "benchmark", InstantSource.system()),
                  new CapabilitySource(settings, client, store),
                  new PushOptions(false, THREADS, Duration.ofSeconds(60)))
              .run();
      double rate = visits * 1e9 / (System.nanoTime() - start);
      processorNanos += processorNanos() - processorStart;
      if (!summary.isComplete() || summary.sentVisits() != visits) {
        throw new IllegalStateException("not every visit was sent: " + summary);
      }
      return rate;
    }
  }

  /** Of all threads of this process, also of compilers and of the collector. */
  private static long processorNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private void count(String kind, Optional<? extends Resource> result, long start) {
    long end = System.nanoTime();
    long isNew =
        result.stream()
            .flatMap(one -> one instanceof Bundle bundle ? bundle.getEntry().stream() : null)
            .filter(entry -> String.valueOf(entry.getResponse().getStatus()).startsWith("201"))
            .count();
    synchronized (requests) {
      requests.merge(kind, 1, Integer::sum);
      millis.merge(kind, (end - start) / 1_000_000, Long::sum);
      created.merge(kind, isNew, Long::sum);
    }
  }

  /** Counts requests by kind. */
  private final class Counted implements EhrClient {
    private final EhrClient client;

    Counted(EhrClient client) {
      this.client = client;
    }

    @Override
    public EhrReply send(EhrRequest request) {
      long start = System.nanoTime();
      EhrReply reply = client.send(request);
      String kind = "push, " + request.kind() + " " + request.path().replaceAll("[/?].*", "");
      count(
          kind.strip(),
          reply instanceof EhrReply.Success success ? success.resource() : Optional.empty(),
          start);
      if (request.kind() == EhrRequest.Kind.BUNDLE) {
        bundles.add(request.body().orElseThrow());
      }
      return reply;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
