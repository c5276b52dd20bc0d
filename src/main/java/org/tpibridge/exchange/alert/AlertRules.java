package org.tpibridge.exchange.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.SchedulePolicy.AlertPolicy;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.outbox.WaitingPatients.WaitingCounts;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrConditions.Contact;
import org.tpibridge.store.schedule.EhrConditions.Expiry;
import org.tpibridge.store.schedule.RaisedAlerts.AlertKind;

/** Compares the state of the exchange with an EHR with the settings. */
public final class AlertRules {
  private final EhrSettings ehr;
  private final AlertPolicy policy;
  private final Instant now;
  private final List<Alert> alerts = new ArrayList<>();

  private AlertRules(EhrSettings ehr, Instant now) {
    this.ehr = ehr;
    this.policy = ehr.schedule().alerts();
    this.now = now;
  }

  /** Lists the alerts of an EHR. */
  public static List<Alert> of(StoreReader tx, EhrSettings ehr, Instant now) {
    AlertRules rules = new AlertRules(ehr, now);
    rules.queue(tx.exchange().waiting().counts(ehr.name()));
    Optional<Condition> condition = tx.exchange().conditions().find(ehr.name());
    condition.map(Condition::contact).ifPresent(rules::contact);
    condition.map(Condition::expiry).ifPresent(rules::expiry);
    return rules.alerts;
  }

  private void add(AlertKind kind, String message) {
    alerts.add(new Alert(ehr.name(), kind, message));
  }

  private void queue(WaitingCounts waiting) {
    waiting
        .oldestQueued()
        .filter(oldest -> isPast(oldest, policy.queueAge()))
        .ifPresent(
            oldest -> add(AlertKind.QUEUE_AGE, "a change has waited since " + seconds(oldest)));
    if (waiting.dead() >= policy.refused()) {
      add(AlertKind.REFUSED, "patients with refused data: " + waiting.dead());
    }
    if (waiting.review() >= policy.review()) {
      add(AlertKind.REVIEW, "patients to review: " + waiting.review());
    }
  }

  private void contact(Contact contact) {
    contact
        .failingSince()
        .filter(since -> isPast(since, policy.unreachable()))
        .ifPresent(
            since ->
                add(
                    AlertKind.UNREACHABLE,
                    "not reached since "
                        + seconds(since)
                        + contact.failure().map(reason -> ": " + reason).orElse("")));
  }

  private void expiry(Expiry expiry) {
    expires(AlertKind.CERTIFICATE, "the EHR's certificate", expiry.certificate());
    expires(AlertKind.OWN_CERTIFICATE, "the certificate in tls.keystore", expiry.ownCertificate());
    expires(AlertKind.KEY, "the key in authorization.key-file", expiry.key());
  }

  private void expires(AlertKind kind, String what, Optional<Instant> end) {
    end.filter(time -> time.isBefore(now.plus(policy.expiry())))
        .ifPresent(
            time ->
                add(
                    kind,
                    what
                        + (time.isAfter(now) ? " expires on " : " expired on ")
                        + LocalDate.ofInstant(time, ZoneOffset.UTC)));
  }

  private boolean isPast(Instant time, Duration longest) {
    return !now.isBefore(time.plus(longest));
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
