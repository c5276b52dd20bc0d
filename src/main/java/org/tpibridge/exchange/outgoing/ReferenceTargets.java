package org.tpibridge.exchange.outgoing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.mapping.json.LinkedResource;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;

/** Where references of this store lead at an EHR. What the EHR does not have is not referred to. */
public final class ReferenceTargets {
  private final Map<String, String> targets = new HashMap<>();

  public static ReferenceTargets of(PatientSnapshot snapshot) {
    ReferenceTargets targets = of(snapshot.ledger().values());
    for (EhrMatch match : snapshot.matches().values()) {
      match.remoteReference().ifPresent(remote -> targets.set(match.localReference(), remote));
    }
    return targets;
  }

  public static ReferenceTargets of(Collection<LedgerEntry> ledger) {
    ReferenceTargets targets = new ReferenceTargets();
    ledger.stream()
        .filter(LedgerEntry::isAtEhr)
        // A part of a document is no separate resource.
        .filter(entry -> isSameType(entry.localReference(), entry.remoteReference().orElseThrow()))
        .forEach(entry -> targets.set(entry.localReference(), entry.remoteReference().get()));
    return targets;
  }

  private static boolean isSameType(String local, String remote) {
    return remote.startsWith(local.substring(0, local.indexOf('/') + 1));
  }

  public void set(String local, String target) {
    targets.put(local, target);
  }

  public Optional<String> of(String local) {
    return Optional.ofNullable(targets.get(local));
  }

  public ReferenceTargets copy() {
    ReferenceTargets copy = new ReferenceTargets();
    copy.targets.putAll(targets);
    return copy;
  }

  /** Rewrites the references of a resource; those that lead nowhere lose their target. */
  public LinkedResource rewrite(LinkedResource linked) {
    for (Reference reference : linked.references()) {
      String local = reference.getReference();
      if (local != null && !local.startsWith("#")) {
        reference.setReference(targets.get(local));
      }
    }
    return linked;
  }
}
