package org.tpibridge.app;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.settings.PushPolicy.HistoricalLoad;

/**
 * Settings under {@code tpibridge.ehrs[].historical}; see {@code docs/continuous.md}.
 *
 * @param after age from which a visit is historical until it was pushed, such as {@code 30d}
 * @param load when historical visits are sent
 * @param hours such as {@code 20:00-06:00}
 */
record EhrHistoricalProperties(
    Optional<Duration> after,
    @DefaultValue("always") HistoricalLoad.When load,
    Optional<String> hours) {

  HistoricalLoad toLoad() {
    return new HistoricalLoad(
        after, load, hours.map(text -> EhrLimitProperties.hours("historical.hours", text)));
  }
}
