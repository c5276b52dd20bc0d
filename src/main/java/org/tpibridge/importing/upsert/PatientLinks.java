package org.tpibridge.importing.upsert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Links between two records of one person; {@code
 * docs/decisions/0013-merged-patients-are-linked.md}.
 */
public final class PatientLinks {
  private PatientLinks() {}

  public static boolean isReplaced(Patient patient) {
    return patient.getLink().stream().anyMatch(l -> l.getType() == LinkType.REPLACEDBY);
  }

  static boolean isReplacedBy(Patient patient, String other) {
    return patient.getLink().stream()
        .filter(l -> l.getType() == LinkType.REPLACEDBY)
        .anyMatch(l -> l.getOther().getReference().equals(reference(other)));
  }

  /**
   * Returns the ids of the records that were merged into this one, and of the one that replaces it.
   */
  public static List<String> linked(Patient patient) {
    return patient.getLink().stream()
        .map(l -> l.getOther().getReferenceElement().getIdPart())
        .toList();
  }

  /**
   * Returns the ids of all records of one person, following chains of links.
   *
   * @param linked returns the ids of the records that one record is linked with
   */
  public static Set<String> person(String patient, Function<String, List<String>> linked) {
    Set<String> person = new LinkedHashSet<>(Set.of(patient));
    Deque<String> open = new ArrayDeque<>(person);
    while (!open.isEmpty()) {
      linked.apply(open.remove()).stream().filter(person::add).forEach(open::add);
    }
    return person;
  }

  /** Returns the record that is no longer used, with a link to the one that replaces it. */
  public static Patient replaced(Patient patient, String by) {
    Patient replaced = patient.copy();
    replaced.setActive(false);
    link(replaced, by, LinkType.REPLACEDBY);
    return replaced;
  }

  /** Returns the record that remains, with a link to the one that it replaces. */
  public static Patient replacing(Patient patient, String other) {
    Patient replacing = patient.copy();
    link(replacing, other, LinkType.REPLACES);
    return replacing;
  }

  private static void link(Patient patient, String other, LinkType type) {
    patient.addLink().setOther(new Reference(reference(other))).setType(type);
  }

  private static String reference(String patient) {
    return SerializedVisit.PATIENT + "/" + patient;
  }
}
