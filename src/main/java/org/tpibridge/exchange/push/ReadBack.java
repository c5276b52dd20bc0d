package org.tpibridge.exchange.push;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.conflict.ThreeWayMerge;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Differences;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/**
 * Reads the first resource of each type that an EHR accepted, and records which elements it kept,
 * dropped or altered: "declared" and even "accepted" does not mean "kept".
 */
final class ReadBack {
  static final String CREATE = "create";
  private static final String ALL_KEPT = "all elements kept";

  private final PushTarget target;
  private final Set<String> checked = ConcurrentHashMap.newKeySet();

  ReadBack(PushTarget target) {
    this.target = target;
    target.store().read(tx -> tx.exchange().capabilities().of(target.name())).stream()
        .filter(proven -> proven.accepted() && proven.capability().equals(CREATE))
        .forEach(proven -> checked.add(proven.resourceType()));
  }

  /**
   * @param type of the resource
   * @param sent as it was sent; read only if the type is not checked yet
   * @param remote {@code Type/id} at the EHR
   */
  void check(String type, Supplier<Resource> sent, String remote) {
    if (!checked.add(type)) {
      return;
    }
    if (target.client().send(EhrRequest.read(remote)) instanceof Success success
        && success.resource().isPresent()) {
      record(type, ThreeWayMerge.differences(sent.get(), success.resource().get()));
    } else {
      // It is read back after the next one.
      checked.remove(type);
    }
  }

  private void record(String type, Differences differences) {
    String details =
        differences.isEmpty()
            ? ALL_KEPT
            : (differences.dropped().isEmpty()
                    ? ""
                    : "dropped: " + String.join(", ", differences.dropped()))
                + (differences.dropped().isEmpty() || differences.altered().isEmpty() ? "" : "; ")
                + (differences.altered().isEmpty()
                    ? ""
                    : "altered: " + String.join(", ", differences.altered()));
    target
        .store()
        .update(
            tx ->
                tx.exchange()
                    .capabilities()
                    .set(
                        new ProvenCapability(
                            target.name(), type, CREATE, true, details, target.clock().instant())));
  }
}
