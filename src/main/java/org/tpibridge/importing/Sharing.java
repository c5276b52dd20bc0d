package org.tpibridge.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.Demographics;
import org.tpibridge.mapping.ResourceReader;
import org.tpibridge.store.Resources;

/**
 * Keeps what visits share: patients, clinicians, rooms, the clinic. Whatever the order in which
 * visits come, the same is kept, as long as they do not contradict each other; see {@code
 * docs/decisions/0011-shared-resources.md}.
 */
final class Sharing {
  private final Shelf shelf;
  private final Preparing preparing;
  private final Map<String, Stored> seen = new HashMap<>();

  Sharing(Shelf shelf, Preparing preparing) {
    this.shelf = shelf;
    this.preparing = preparing;
  }

  /** What is kept of a resource; read only when wanted, which is seldom. */
  private final class Stored {
    private final Optional<Resources.Version> version;
    private Resource resource;

    Stored(Optional<Resources.Version> version) {
      this.version = version;
    }

    boolean isSame(PreparedResource told) {
      return version.isPresent() && Versions.isSame(version.get(), told);
    }

    /** Nothing that counts is kept. */
    boolean isNothing() {
      return version.isEmpty() || version.get().deleted() || SharedNames.isOutOfUse(resource());
    }

    Resource resource() {
      if (resource == null) {
        resource = ResourceReader.read(shelf.content(version.orElseThrow()));
      }
      return resource;
    }
  }

  /**
   * @param findings gets what the visit contradicts
   * @return whether anything that is shared has a new version
   */
  boolean share(PreparedVisit visit, Resources.Cause cause, List<Finding> findings) {
    boolean changed = false;
    for (PreparedResource told : visit.shared()) {
      Stored stored =
          seen.computeIfAbsent(told.name(), n -> new Stored(shelf.shared(told.type(), told.id())));
      if (!stored.isSame(told)) {
        Optional<PreparedResource> next =
            told.type().equals(PreparedVisit.PATIENT)
                ? patient(stored, told, visit, cause, findings)
                : named(stored, told);
        next.ifPresent(n -> shelf.share(n, stored.version, cause));
        next.ifPresent(n -> seen.remove(n.name()));
        changed |= next.isPresent();
      }
    }
    return changed;
  }

  private Optional<PreparedResource> patient(
      Stored stored,
      PreparedResource told,
      PreparedVisit visit,
      Resources.Cause cause,
      List<Finding> findings) {
    if (stored.isNothing()) {
      return Optional.of(told);
    }
    Patient kept = (Patient) stored.resource();
    Demographics before = Demographics.of(kept);
    PatientMatch match =
        PatientMatch.of(before, Demographics.of(visit.checked().visit().patient()));
    for (Contradiction contradiction : match.contradictions()) {
      findings.add(contradiction.finding(visit.checked()));
      shelf.contradicted(told.id(), contradiction, cause);
    }
    return match.together().equals(before)
        ? Optional.empty()
        : Optional.of(preparing.resource(match.together().in(kept), true));
  }

  /** The resource was changed by others. */
  void forget(PreparedResource changed) {
    seen.remove(changed.name());
  }

  private static Optional<PreparedResource> named(Stored stored, PreparedResource told) {
    return stored.isNothing() || SharedNames.isBetter(told, stored.resource())
        ? Optional.of(told)
        : Optional.empty();
  }
}
