package org.tpibridge.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.files.Sha256;
import org.tpibridge.store.Visits;
import org.tpibridge.visit.VisitTime;

/**
 * A visit ready to be kept.
 *
 * @param shared the patient, and whoever and whatever else other visits may bring as well
 * @param owned what is this visit's alone, in the visit's order
 * @param hash of all that the visit owns, but for its Provenance, which tells of the import
 */
record PreparedVisit(
    VisitResult.Accepted checked,
    List<PreparedResource> shared,
    List<PreparedResource> owned,
    byte[] hash) {
  static final String PATIENT = "Patient";
  static final String PROVENANCE = "Provenance";

  static PreparedVisit of(VisitResult.Accepted checked, List<PreparedResource> all) {
    List<PreparedResource> owned = all.stream().filter(r -> !r.shared()).toList();
    return new PreparedVisit(
        checked, all.stream().filter(PreparedResource::shared).toList(), owned, hash(owned));
  }

  /** The order counts: it is the order of sites and drugs in the visit. */
  private static byte[] hash(List<PreparedResource> owned) {
    MessageDigest digest = Sha256.newDigest();
    for (PreparedResource resource : owned) {
      if (!resource.type().equals(PROVENANCE)) {
        digest.update(resource.name().getBytes(UTF_8));
        digest.update(resource.hash());
      }
    }
    return digest.digest();
  }

  Visits.Named named() {
    return new Visits.Named(
        checked.system(), checked.visit().visitId(), patient(), start(checked.visit().start()));
  }

  private static String start(VisitTime start) {
    return start instanceof VisitTime.AtTime at ? at.time().toString() : start.day().toString();
  }

  String visitId() {
    return checked.visit().visitId();
  }

  /** The id of the Patient resource. */
  String patient() {
    return shared.stream()
        .filter(r -> r.type().equals(PATIENT))
        .map(PreparedResource::id)
        .findFirst()
        .orElseThrow();
  }

  long bytes() {
    return owned.stream().mapToLong(r -> r.content().length).sum();
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "PreparedVisit[" + checked.place().words() + "]";
  }
}
