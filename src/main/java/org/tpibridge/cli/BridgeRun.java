package org.tpibridge.cli;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tpibridge.cli.output.Console;
import org.tpibridge.cli.output.ScheduleText;
import org.tpibridge.exchange.alert.AlertNotifier;
import org.tpibridge.exchange.bulk.BulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.lease.ProcessNumber;
import org.tpibridge.exchange.pull.PullTarget;
import org.tpibridge.exchange.schedule.ContinuousExchange;
import org.tpibridge.exchange.schedule.EhrConnection;
import org.tpibridge.exchange.schedule.ScheduleOptions;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.exchange.subscription.ChangeHints;
import org.tpibridge.exchange.subscription.NotificationReceiver;
import org.tpibridge.importing.StopSignal;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.store.Store;
import org.tpibridge.validation.Validator;

/** Connects the EHRs that have a schedule, and runs it until a stop is requested. */
final class BridgeRun implements AutoCloseable {
  private static final MapFiles NO_MAPS =
      new MapFiles(Optional.empty(), Optional.empty(), Optional.empty());

  private final CommandServices services;
  private final Console console;
  private final Store store;
  private final boolean demo;

  /** What is open, the last one first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  BridgeRun(CommandServices services, Console console, Store store, boolean demo) {
    this.services = services;
    this.console = console;
    this.store = store;
    this.demo = demo;
  }

  /**
   * @param names of EHRs; all that have a schedule if it is empty
   * @throws UsageException if no EHR can be used
   */
  void run(List<String> names, int threads, StopSignal stop) {
    ExchangeChecks.store(services, console, store, demo);
    List<EhrConnection> connections = new ArrayList<>();
    for (EhrSettings ehr : scheduled(names)) {
      try {
        connections.add(connect(ehr));
      } catch (UsageException e) {
        console.err().println(ehr.name() + " is left out. " + e.getMessage());
      }
    }
    if (connections.isEmpty()) {
      throw new UsageException("No EHR can be used. Correct the settings above.");
    }
    InstantSource clock = InstantSource.system();
    ScheduleText text = new ScheduleText(console.out(), console.err());
    try (AlertNotifier alerts = services.alertNotifier(store);
        ProcessNumber process = ProcessNumber.hold(store, clock);
        ContinuousExchange exchange =
            new ContinuousExchange(
                store,
                process,
                connections,
                new ScheduleOptions(threads, System.getProperty("user.name")),
                text,
                alerts,
                clock)) {
      List<EhrSettings> ehrs = connections.stream().map(EhrConnection::settings).toList();
      text.started(ehrs);
      Optional<NotificationReceiver> receiver = receive(ehrs, exchange.hints(), text);
      try {
        exchange.run(stop);
      } finally {
        receiver.ifPresent(NotificationReceiver::close);
      }
      text.stopping();
    }
    text.stopped();
  }

  private Optional<NotificationReceiver> receive(
      List<EhrSettings> ehrs, ChangeHints hints, ScheduleText text) {
    Map<String, Secret> tokens = new TreeMap<>();
    ehrs.forEach(
        ehr -> ehr.schedule().notificationToken().ifPresent(one -> tokens.put(ehr.name(), one)));
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    NotificationReceiver receiver = services.notificationReceiver(tokens, hints);
    tokens.keySet().forEach(ehr -> text.receiving(ehr, receiver.url(ehr)));
    return Optional.of(receiver);
  }

  private List<EhrSettings> scheduled(List<String> names) {
    List<EhrSettings> ehrs =
        names.isEmpty()
            ? services.ehrs().stream().filter(ehr -> ehr.schedule().isActive()).toList()
            : names.stream().distinct().map(services::ehr).toList();
    ehrs.stream()
        .filter(ehr -> !ehr.schedule().isActive())
        .findFirst()
        .ifPresent(
            ehr -> {
              throw new UsageException(
                  ehr.name()
                      + " has no schedule. Set push-every, pull-every or notifications"
                      + " (docs/continuous.md).");
            });
    if (ehrs.isEmpty()) {
      throw new UsageException(
          "No EHR has a schedule. Set push-every, pull-every or notifications under tpibridge.ehrs"
              + " (docs/continuous.md).");
    }
    return ehrs;
  }

  private EhrConnection connect(EhrSettings ehr) {
    ExchangeChecks.testData(ehr, demo);
    EhrClient client = services.ehrClient(ehr, store);
    open.push(client);
    Validator validator = services.validator(List.of());
    return new EhrConnection(
        ehr,
        client,
        permitted -> pulls(ehr, permitted, validator),
        () -> services.connectionExpiry(ehr, store));
  }

  private synchronized PullTarget pulls(EhrSettings ehr, EhrClient client, Validator validator) {
    BulkClient bulk = services.bulkClient(ehr);
    open.push(bulk);
    EhrVisits visits =
        services.ehrVisits(new PipelineOptions(true, Optional.empty(), NO_MAPS, demo), store);
    open.push(visits);
    return new PullTarget(
        ehr,
        client,
        bulk,
        store,
        resource -> validator.validate(resource, List.of()),
        visits,
        InstantSource.system());
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
