package org.tpibridge.importing.upsert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import org.tpibridge.files.Sha256;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.visit.VisitTime;

/**
 * A visit in the form in which it is stored.
 *
 * @param shared resources that other visits may share: the patient, clinicians, places
 * @param owned resources of this visit only, in their order in the visit
 * @param hash hash of all resources that the visit owns, except for its Provenance, which describes
 *     the import
 */
public record SerializedVisit(
    VisitResult.Accepted result,
    List<SerializedResource> shared,
    List<SerializedResource> owned,
    byte[] hash) {
  public static final String PATIENT = "Patient";
  public static final String PROVENANCE = "Provenance";

  static SerializedVisit of(VisitResult.Accepted accepted, List<SerializedResource> all) {
    List<SerializedResource> owned = all.stream().filter(r -> !r.shared()).toList();
    return new SerializedVisit(
        accepted, all.stream().filter(SerializedResource::shared).toList(), owned, hash(owned));
  }

  /** The hash depends on the order, which is the order of sites and drugs in the visit. */
  private static byte[] hash(List<SerializedResource> owned) {
    MessageDigest digest = Sha256.newDigest();
    for (SerializedResource resource : owned) {
      if (!resource.type().equals(PROVENANCE)) {
        digest.update(resource.name().getBytes(UTF_8));
        digest.update(resource.hash());
      }
    }
    return digest.digest();
  }

  Visits.VisitIdentity identity() {
    return new Visits.VisitIdentity(
        result.system(), result.visit().visitId(), patientId(), start(result.visit().start()));
  }

  private static String start(VisitTime start) {
    return start instanceof VisitTime.AtTime at ? at.time().toString() : start.day().toString();
  }

  public String visitId() {
    return result.visit().visitId();
  }

  /** Returns the id of the Patient resource. */
  public String patientId() {
    return shared.stream()
        .filter(r -> r.type().equals(PATIENT))
        .map(SerializedResource::id)
        .findFirst()
        .orElseThrow();
  }

  long bytes() {
    return owned.stream().mapToLong(r -> r.content().length).sum();
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "SerializedVisit[" + result.place().description() + "]";
  }
}
