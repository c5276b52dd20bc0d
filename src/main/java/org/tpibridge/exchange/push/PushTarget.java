package org.tpibridge.exchange.push;

import java.time.InstantSource;
import java.time.LocalDate;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.Store;

/**
 * An EHR that data is sent to.
 *
 * @param authority the user or service that runs the push, for the disclosure log
 */
public record PushTarget(
    EhrSettings settings, EhrClient client, Store store, String authority, InstantSource clock) {

  /** The same target without the historical visits that the EHR does not have yet. */
  PushTarget newVisitsFrom(LocalDate day) {
    return new PushTarget(
        settings.with(settings.push().newVisitsFrom(day)), client, store, authority, clock);
  }

  String name() {
    return settings.name();
  }
}
