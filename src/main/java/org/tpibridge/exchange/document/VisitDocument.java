package org.tpibridge.exchange.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A visit as a document that a clinician can read: everything that its resources state, and nothing
 * else. Resources that are entered in error are left out; if the visit itself is, the document says
 * only that. The same resources give the same document, byte for byte.
 */
public final class VisitDocument {
  private final VisitResources visit;
  private final DocumentContent content;

  private VisitDocument(VisitResources visit) {
    this.visit = visit;
    this.content = DocumentContent.of(visit);
  }

  /**
   * Writes the document of a visit.
   *
   * @param resources what the visit contains, and the patient, clinicians and places that it refers
   *     to, in any order; references are {@code Type/id} or {@code urn:uuid:id}. What other visits
   *     of the patient share is ignored, also allergies that only they state
   * @throws IllegalArgumentException if there is no Encounter
   */
  public static VisitDocument of(List<? extends Resource> resources) {
    return new VisitDocument(new VisitResources(resources));
  }

  /** Lines of up to 80 columns that end with a line feed. */
  public String text() {
    return PlainTextLayout.text(content);
  }

  /** The same document on pages, with real text. */
  public byte[] pdf() {
    return PdfLayout.pdf(content);
  }

  /** Whether the visit was entered in error, so that the document only withdraws earlier ones. */
  public boolean isWithdrawal() {
    return visit.isWithdrawn();
  }

  /** Such as {@code Trigger point injection visit}. */
  public String title() {
    return content.title();
  }

  /** The clinic's identifier of the visit. */
  public Identifier visitIdentifier() {
    return visit.visitIdentifier();
  }

  /** The system of identifiers of what the visit contains. */
  String itemSystem() {
    return visit.itemSystem();
  }

  public Optional<Patient> patient() {
    return visit.patient();
  }

  /** Who performed the session; if nobody is recorded, who took part in the visit. */
  public Optional<Practitioner> clinician() {
    return clinicianReference().flatMap(r -> visit.target(r, Practitioner.class));
  }

  /** The clinician's national provider identifier. */
  public Optional<String> npi() {
    return clinician().flatMap(VisitResources::npi);
  }

  Optional<Reference> clinicianReference() {
    return visit.clinicians().findFirst();
  }

  /** The name of the place in the clinic. */
  public Optional<String> location() {
    return encounter().getLocation().stream()
        .flatMap(place -> visit.target(place.getLocation(), Location.class).stream())
        .map(Location::getName)
        .filter(name -> name != null)
        .findFirst();
  }

  /** From the start to the end of the visit, as recorded. */
  public Period period() {
    return encounter().getPeriod();
  }

  /** As the session refers to it. */
  Reference encounterReference() {
    return visit
        .session()
        .map(Procedure::getEncounter)
        .filter(reference -> reference.getReference() != null)
        .map(Reference::copy)
        .orElseGet(() -> new Reference("Encounter/" + VisitResources.id(encounter())));
  }

  Encounter encounter() {
    return visit.encounter();
  }

  /** When the current content was recorded; empty if that is not a time. */
  public Optional<DateTimeType> recorded() {
    return visit.all(Provenance.class).stream()
        .map(provenance -> provenance.getRecordedElement().getValueAsString())
        .filter(time -> time != null)
        .map(DateTimeType::new)
        .findFirst()
        .or(
            () ->
                Stream.of(period().getEndElement(), period().getStartElement())
                    .filter(time -> time.getValueAsString() != null)
                    .filter(time -> time.getValueAsString().indexOf('T') > 0)
                    .findFirst());
  }

  /** Whether the visit is invented. */
  public boolean isTestData() {
    return visit.isTestData();
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "VisitDocument[…]";
  }
}
