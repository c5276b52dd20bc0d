package org.tpibridge.exchange.schedule;

import java.util.function.Function;
import java.util.function.Supplier;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.pull.PullTarget;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.schedule.EhrConditions.Expiry;

/**
 * What is needed to exchange data with one EHR. The host closes it after the exchange.
 *
 * @param pulls makes what a pull needs, with the client that it has to use; called before the first
 *     pull
 * @param expiry finds out when certificates and keys expire
 */
public record EhrConnection(
    EhrSettings settings,
    EhrClient client,
    Function<EhrClient, PullTarget> pulls,
    Supplier<Expiry> expiry) {

  String name() {
    return settings.name();
  }
}
