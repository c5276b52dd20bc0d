package org.tpibridge.exchange.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.alert.AlertReceiver.AlertState;
import org.tpibridge.exchange.alert.AlertReceiver.Notification;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.Store;
import org.tpibridge.store.schedule.RaisedAlerts.AlertKind;
import org.tpibridge.store.schedule.RaisedAlerts.RaisedAlert;

/**
 * Reports alerts to the log and to a receiver: when they begin, when they end, and again if they
 * last. What was reported is in the store, so that another process continues. What the receiver did
 * not get is sent again with the next update.
 */
public final class AlertNotifier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertNotifier.class);

  /** Nobody has to know of the end of an alert after this time. */
  private static final Duration ENDS_ARE_SENT_FOR = Duration.ofDays(1);

  private final Store store;
  private final Optional<AlertReceiver> receiver;
  private final Duration repeatAfter;
  private final AtomicBoolean failing = new AtomicBoolean();

  public AlertNotifier(Store store, Optional<AlertReceiver> receiver, Duration repeatAfter) {
    this.store = store;
    this.receiver = receiver;
    this.repeatAfter = repeatAfter;
  }

  /** Compares the alerts of an EHR with what was reported. One process at a time. */
  public void update(EhrSettings ehr, Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.SECONDS);
    Map<AlertKind, Alert> current = new EnumMap<>(AlertKind.class);
    List<Alert> alerts = store.read(tx -> AlertRules.of(tx, ehr, now));
    alerts.forEach(alert -> current.put(alert.kind(), alert));
    Map<AlertKind, RaisedAlert> raised = new EnumMap<>(AlertKind.class);
    store
        .read(tx -> tx.exchange().alerts().of(ehr.name()))
        .forEach(alert -> raised.put(alert.kind(), alert));
    for (AlertKind kind : AlertKind.values()) {
      Optional<RaisedAlert> before = Optional.ofNullable(raised.get(kind));
      if (current.containsKey(kind)) {
        lasts(current.get(kind), before, now);
      } else if (before.isPresent()) {
        ended(before.get(), now);
      }
    }
  }

  private void lasts(Alert alert, Optional<RaisedAlert> before, Instant now) {
    Instant began = before.map(RaisedAlert::began).orElse(now);
    Optional<Instant> notified = before.flatMap(RaisedAlert::notified);
    boolean isRepeated = notified.isPresent();
    if (before.isEmpty()) {
      log.warn("Alert: {}: {}", alert.ehr(), alert.message());
    }
    boolean isDue = notified.map(time -> !now.isBefore(time.plus(repeatAfter))).orElse(true);
    if (isDue) {
      AlertState state = isRepeated ? AlertState.CONTINUES : AlertState.BEGAN;
      if (isReceived(new Notification(alert, state, began, now))) {
        notified = Optional.of(now);
        if (isRepeated) {
          log.warn("Alert: {}: {}", alert.ehr(), alert.message());
        }
      }
    }
    set(new RaisedAlert(alert.ehr(), alert.kind(), began, Optional.empty(), notified), before);
  }

  private void ended(RaisedAlert alert, Instant now) {
    Instant end = alert.ended().orElse(now);
    Alert ended =
        new Alert(
            alert.ehr(),
            alert.kind(),
            "the alert " + alert.kind().word() + " ended, which had lasted since " + alert.began());
    if (alert.ended().isEmpty()) {
      log.warn("{}: {}", alert.ehr(), ended.message());
    }
    boolean isOver =
        alert.notified().isEmpty()
            || now.isAfter(end.plus(ENDS_ARE_SENT_FOR))
            || isReceived(new Notification(ended, AlertState.ENDED, alert.began(), now));
    if (isOver) {
      store.update(tx -> tx.exchange().alerts().remove(alert.ehr(), alert.kind()));
    } else {
      set(
          new RaisedAlert(
              alert.ehr(), alert.kind(), alert.began(), Optional.of(end), alert.notified()),
          Optional.of(alert));
    }
  }

  private void set(RaisedAlert alert, Optional<RaisedAlert> before) {
    if (!before.equals(Optional.of(alert))) {
      store.update(tx -> tx.exchange().alerts().set(alert));
    }
  }

  private boolean isReceived(Notification notification) {
    Optional<String> problem = receiver.flatMap(to -> to.send(notification));
    if (problem.isEmpty()) {
      failing.set(false);
    } else if (failing.compareAndSet(false, true)) {
      log.warn("An alert was not received. It is sent again. {}", problem.get());
    }
    return problem.isEmpty();
  }

  @Override
  public void close() {
    receiver.ifPresent(AlertReceiver::close);
  }
}
