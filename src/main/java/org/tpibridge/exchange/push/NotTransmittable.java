package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.store.outbox.Ledger.LedgerState;

/** What an EHR takes in no form. If it has an earlier content, that is recorded as outdated. */
final class NotTransmittable {
  private NotTransmittable() {}

  static void record(
      List<PlannedResource> resources, DeliveryRecorder recorder, PushCounts counts) {
    Map<Boolean, List<PlannedResource>> byState =
        resources.stream().collect(Collectors.partitioningBy(PlannedResource::isOwnResource));
    recorder.outdated(byState.get(true));
    byState.get(true).forEach(counts::outdated);
    recorder.set(byState.get(false), LedgerState.NOT_TRANSMITTABLE);
    byState.get(false).forEach(counts::addNotTransmittable);
  }
}
