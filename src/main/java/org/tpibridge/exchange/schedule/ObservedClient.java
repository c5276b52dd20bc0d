package org.tpibridge.exchange.schedule;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.NotSentReason;
import org.tpibridge.exchange.client.EhrReply.Unanswered;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.store.schedule.EhrConditions.BreakerState;
import org.tpibridge.store.schedule.EhrConditions.Contact;

/** Notes whether an EHR answers. Safe for use by many threads. */
final class ObservedClient implements EhrClient {
  /** The EHR refuses this program, or a gateway answers for it. */
  private static final Set<Integer> NOT_USABLE = Set.of(401, 502, 503, 504);

  private final EhrClient client;
  private final InstantSource clock;
  private Contact contact = Contact.NONE;

  ObservedClient(EhrClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public EhrReply send(EhrRequest request) {
    EhrReply reply = client.send(request);
    note(reply);
    return reply;
  }

  private synchronized void note(EhrReply reply) {
    Optional<String> failure = failure(reply);
    if (failure.isPresent()) {
      contact =
          new Contact(
              contact.answered(),
              contact.failingSince().or(() -> Optional.of(clock.instant())),
              contact.failure().or(() -> failure));
    } else if (!(reply instanceof NotSent)) {
      contact = new Contact(Optional.of(clock.instant()), Optional.empty(), Optional.empty());
    }
  }

  /** Why the EHR is not usable; empty if it is, or if nothing was tried. */
  private static Optional<String> failure(EhrReply reply) {
    if (reply instanceof Unanswered unanswered) {
      return Optional.of(unanswered.message());
    }
    if (reply instanceof EhrReply.Refused refused) {
      return NOT_USABLE.contains(refused.status())
          ? Optional.of("HTTP " + refused.status())
          : Optional.empty();
    }
    return reply instanceof NotSent notSent
            && (notSent.reason() == NotSentReason.UNREACHABLE
                || notSent.reason() == NotSentReason.NO_TOKEN)
        ? Optional.of(notSent.message())
        : Optional.empty();
  }

  /** What another process has found out before. */
  synchronized void resume(Contact earlier) {
    if (contact.equals(Contact.NONE)) {
      contact = earlier;
    }
  }

  synchronized Contact contact() {
    return contact;
  }

  @Override
  public BreakerState breaker() {
    return client.breaker();
  }

  @Override
  public void close() {
    client.close();
  }
}
