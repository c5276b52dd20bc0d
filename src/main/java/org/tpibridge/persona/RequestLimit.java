package org.tpibridge.persona;

import java.time.InstantSource;
import java.util.OptionalInt;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import org.tpibridge.persona.http.RefusedRequestException;

/** How many requests an EHR answers in a minute of the clock. */
final class RequestLimit {
  private final PersonaProfile profile;
  private final OptionalInt most;
  private final InstantSource clock;
  private long minute;
  private int count;

  RequestLimit(PersonaProfile profile, InstantSource clock) {
    this.profile = profile;
    this.most = profile.server().number(FactName.REQUESTS_PER_MINUTE);
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @throws RefusedRequestException if there were too many
   */
  synchronized void check() {
    if (most.isEmpty()) {
      return;
    }
    long seconds = clock.instant().getEpochSecond();
    if (seconds / 60 != minute) {
      minute = seconds / 60;
      count = 0;
    }
    if (++count > most.getAsInt()) {
      RefusedRequestException refused =
          RefusedRequestException.of(
              profile.server().status(FactName.THROTTLE_STATUS),
              "throttled",
              "Too many requests.",
              profile.code(FactName.CODE_THROTTLED));
      throw profile.server().is(FactName.THROTTLE_RETRY_AFTER, "none")
          ? refused
          : refused.with("Retry-After", Long.toString(60 - seconds % 60));
    }
  }
}
