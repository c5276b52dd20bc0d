package org.tpibridge.app;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.settings.SchedulePolicy;

/**
 * Settings under {@code tpibridge.ehrs[].alerts}; see {@code docs/continuous.md}.
 *
 * @param queueAge since when the oldest change waits
 * @param refused number of patients with refused data
 * @param review number of patients that wait for a person
 * @param unreachable since when the EHR does not answer
 * @param expiry before a certificate or key expires
 */
record EhrAlertProperties(
    @DefaultValue("24h") Duration queueAge,
    @DefaultValue("1") long refused,
    @DefaultValue("1") long review,
    @DefaultValue("30m") Duration unreachable,
    @DefaultValue("30d") Duration expiry) {

  SchedulePolicy.AlertPolicy toPolicy() {
    return new SchedulePolicy.AlertPolicy(queueAge, refused, review, unreachable, expiry);
  }
}
