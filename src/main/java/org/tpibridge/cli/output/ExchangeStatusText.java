package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.exchange.review.ExchangeStatus.RefusedAttempt;
import org.tpibridge.exchange.review.ExchangeStatus.RefusedPatient;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.report.Quantity;
import org.tpibridge.store.outbox.DeliveryAttempts.NewAttempt;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;
import org.tpibridge.store.schedule.EhrConditions.Condition;
import org.tpibridge.store.schedule.EhrConditions.Contact;
import org.tpibridge.store.schedule.EhrConditions.Expiry;

/** Prints the state of the exchange with EHRs. */
public final class ExchangeStatusText {
  private final PrintStream out;

  public ExchangeStatusText(PrintStream out) {
    this.out = out;
  }

  public void print(ExchangeStatus status) {
    out.println(status.ehr() + ": " + state(status));
    status.alerts().forEach(alert -> out.println("  alert: " + alert.message()));
    goLive(status);
    schedule(status);
    status.condition().ifPresent(this::condition);
    status
        .budgetLeft()
        .ifPresent(
            left ->
                out.println(
                    "  requests left today: "
                        + left
                        + " of "
                        + status.settings().limits().perDay().getAsInt()));
    out.println(
        "  patients: "
            + status.waiting().queued()
            + " waiting, "
            + status.waiting().dead()
            + " refused, "
            + status.waiting().review()
            + " to review"
            + status.waiting().oldest().map(oldest -> "; oldest change " + oldest).orElse(""));
    if (status.waiting().historical() > 0) {
      out.println(
          "  patients with only historical visits to send: " + status.waiting().historical());
    }
    List<String> states = new ArrayList<>();
    status.ledger().forEach((state, count) -> states.add(count + " " + words(state)));
    out.println("  resources: " + (states.isEmpty() ? "none sent yet" : String.join(", ", states)));
    for (RefusedPatient refused : status.dead()) {
      WaitingPatient dead = refused.waiting();
      out.println(
          "  refused: "
              // Shared by patients; push --full tries them again.
              + (dead.patientId().equals(Outbox.NO_PATIENT)
                  ? "clinicians, organizations or locations"
                  : "Patient/" + dead.patientId())
              + ": "
              + dead.lastResult().orElse("")
              + " ("
              + Quantity.of(dead.attempts(), "attempt")
              + ")");
      refused.attempts().forEach(attempt -> out.println("    " + text(attempt)));
    }
    status.reviews().forEach(review -> ReviewText.print(review, out));
    for (ProvenCapability proven : status.proven()) {
      out.println(
          "  "
              + (proven.resourceType().isEmpty() ? "server" : proven.resourceType())
              + " "
              + proven.capability()
              + ": "
              + (proven.accepted() ? "proven, " : "refused, ")
              + proven.details());
    }
  }

  /** What limits the exchange until somebody changes it. */
  private void goLive(ExchangeStatus status) {
    PushPolicy push = status.settings().push();
    List<String> parts = new ArrayList<>();
    if (!push.pilotPatients().isEmpty()) {
      parts.add("only " + Quantity.of(push.pilotPatients().size(), "pilot patient"));
    }
    push.sendFrom().ifPresent(day -> parts.add("only visits since " + day));
    if (push.approvalRequired()) {
      parts.add(
          status
              .known()
              .flatMap(KnownEhr::approved)
              .map(at -> "approved " + at)
              .orElse("not approved yet. Run: tpi-bridge push " + status.ehr() + " --approve"));
    }
    if (!parts.isEmpty()) {
      out.println("  go-live: " + String.join("; ", parts));
    }
  }

  private void schedule(ExchangeStatus status) {
    SchedulePolicy policy = status.settings().schedule();
    if (!policy.isActive()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    policy.pushEvery().ifPresent(every -> parts.add("push every " + duration(every)));
    policy.pullEvery().ifPresent(every -> parts.add("pull every " + duration(every)));
    out.println(
        "  schedule: "
            + String.join(", ", parts)
            + status
                .leader()
                .map(lease -> "; run by " + lease.holder())
                .orElse("; not running. Run: tpi-bridge bridge run"));
    if (isRunning(status)) {
      List<String> next = new ArrayList<>();
      status.condition().flatMap(Condition::nextPush).ifPresent(at -> next.add("push " + at));
      status.condition().flatMap(Condition::nextPull).ifPresent(at -> next.add("pull " + at));
      if (!next.isEmpty()) {
        out.println("  next: " + String.join(", ", next));
      }
    }
  }

  /** Whether something is planned. */
  static boolean isRunning(ExchangeStatus status) {
    boolean paused = status.known().map(KnownEhr::paused).orElse(false);
    return status.leader().isPresent() && !paused;
  }

  private static String duration(Duration time) {
    return time.toString()
        .substring(2)
        .replaceAll("(?<=[HMS])(?=[0-9])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private void condition(Condition condition) {
    Contact contact = condition.contact();
    List<String> parts = new ArrayList<>();
    contact.answered().ifPresent(at -> parts.add("last answer " + at));
    contact
        .failingSince()
        .ifPresent(
            at ->
                parts.add(
                    "not reached since "
                        + at
                        + contact.failure().map(reason -> " (" + reason + ")").orElse("")));
    parts.add("breaker " + words(condition.breaker()));
    out.println("  connection: " + String.join(", ", parts));
    List<String> ends = new ArrayList<>();
    Expiry expiry = condition.expiry();
    expiry.certificate().ifPresent(at -> ends.add("certificate of the EHR " + at));
    expiry.ownCertificate().ifPresent(at -> ends.add("own certificate " + at));
    expiry.key().ifPresent(at -> ends.add("signing key " + at));
    if (!ends.isEmpty()) {
      out.println("  valid until: " + String.join(", ", ends));
    }
  }

  private static String text(RefusedAttempt refused) {
    NewAttempt request = refused.attempt().request();
    OptionalInt status = refused.attempt().httpStatus();
    return request.started()
        + " "
        + words(request.request())
        + request.localReference().map(reference -> " " + reference).orElse("")
        + (status.isPresent() ? ": HTTP " + status.getAsInt() : "")
        + (refused.codes().isEmpty() ? "" : ", codes: " + String.join(", ", refused.codes()));
  }

  private static String state(ExchangeStatus status) {
    if (status.known().isEmpty()) {
      return "nothing was sent yet";
    }
    KnownEhr known = status.known().get();
    return (known.paused() ? "paused" : "active")
        + known.lastSuccess().map(at -> ", last success " + at).orElse("");
  }

  static String words(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
