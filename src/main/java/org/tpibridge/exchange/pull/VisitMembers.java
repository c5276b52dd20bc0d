package org.tpibridge.exchange.pull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.transaction.TransactionEntries;

/**
 * Finds the resources of one visit among those of a patient: those that its Provenance lists, those
 * whose identifiers contain the visit's, and those without such an identifier that refer to them.
 *
 * @param resources of the patient
 * @param itemSystem of the identifiers of parts of the visit
 */
record VisitMembers(List<RemoteContent> resources, String itemSystem, String visitId) {

  List<RemoteContent> of(RemoteContent encounter) {
    Set<String> members = new LinkedHashSet<>(List.of(encounter.name()));
    for (RemoteContent one : resources) {
      if (isPart(one.resource())) {
        members.add(one.name());
      }
    }
    for (RemoteContent one : resources) {
      // Not by other members: visits of a patient share allergies.
      if (one.resource() instanceof Provenance && one.references().contains(encounter.name())) {
        members.add(one.name());
        members.addAll(one.references());
      }
    }
    int before;
    do {
      before = members.size();
      for (RemoteContent one : resources) {
        if (!isNamed(one) && refersTo(one, members)) {
          members.add(one.name());
        }
      }
    } while (members.size() > before);
    List<RemoteContent> found = new ArrayList<>();
    for (RemoteContent one : resources) {
      boolean otherVisit = one.type().equals("Encounter") && !one.name().equals(encounter.name());
      if (members.contains(one.name()) && !otherVisit) {
        found.add(one);
      }
    }
    return found;
  }

  private boolean isPart(Resource resource) {
    return TransactionEntries.identifier(resource)
        .filter(identifier -> itemSystem.equals(identifier.getSystem()))
        .filter(identifier -> isOfVisit(String.valueOf(identifier.getValue())))
        .isPresent();
  }

  /** The number of a visit may contain slashes, so the role after it has to be one. */
  private boolean isOfVisit(String value) {
    if (!value.startsWith(visitId + "/")) {
      return false;
    }
    String role = value.substring(visitId.length() + 1).replaceFirst("/.*", "");
    for (ResourceRole one : ResourceRole.values()) {
      if (one.idPart().equals(role)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it says itself which visit it belongs to. */
  private boolean isNamed(RemoteContent one) {
    return one.type().equals("Encounter")
        || one.resource() instanceof Provenance
        || TransactionEntries.identifier(one.resource())
            .filter(identifier -> itemSystem.equals(identifier.getSystem()))
            .isPresent();
  }

  private static boolean refersTo(RemoteContent one, Collection<String> members) {
    return one.references().stream().anyMatch(members::contains);
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "VisitMembers[" + resources.size() + "]";
  }
}
