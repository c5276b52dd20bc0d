package org.tpibridge.exchange.document;

import static org.tpibridge.exchange.document.ElementText.NOT_RECORDED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.StandardCode;

/** Writes who was treated, when, where, by whom and why. */
final class VisitHeadSections {
  private final VisitResources visit;

  VisitHeadSections(VisitResources visit) {
    this.visit = visit;
  }

  DocumentSection patient() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    Optional<Patient> patient = visit.patient();
    if (patient.isEmpty()) {
      return lines.field("Patient", text(visit.encounter().getSubject())).under("Patient");
    }
    lines.field("Name", name(patient.get()));
    List<Identifier> identifiers =
        patient.get().getIdentifier().stream().filter(i -> i.getValue() != null).toList();
    for (Identifier identifier : identifiers) {
      lines.field(
          isMrn(identifier) ? "MRN" : "Identifier",
          identifiers.size() == 1 || identifier.getSystem() == null
              ? identifier.getValue()
              : identifier.getValue() + " (" + identifier.getSystem() + ")");
    }
    lines.field(
        "Birth date",
        Optional.ofNullable(patient.get().getBirthDateElement().getValueAsString())
            .orElse(NOT_RECORDED));
    lines.field("Sex", sex(patient.get()));
    return lines.under("Patient");
  }

  private static String name(Patient patient) {
    return patient.getName().stream()
        .flatMap(name -> ElementText.name(name).stream())
        .findFirst()
        .orElse(NOT_RECORDED);
  }

  static boolean isMrn(Identifier identifier) {
    return identifier
        .getType()
        .hasCoding(
            StandardCode.MEDICAL_RECORD_NUMBER.system(), StandardCode.MEDICAL_RECORD_NUMBER.code());
  }

  private static String sex(Patient patient) {
    boolean missing =
        patient.getGender() == null
            || patient.getGender() == AdministrativeGender.NULL
            || patient.getGenderElement().hasExtension(ExtensionUrls.DATA_ABSENT_REASON);
    return missing ? NOT_RECORDED : patient.getGender().toCode();
  }

  DocumentSection visit() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    Encounter encounter = visit.encounter();
    lines.field("Visit", visit.visitIdentifier().getValue());
    lines.field(
        "Start", ElementText.time(encounter.getPeriod().getStartElement()).orElse(NOT_RECORDED));
    ElementText.time(encounter.getPeriod().getEndElement())
        .ifPresent(end -> lines.field("End", end));
    if (encounter.getStatus() != null
        && encounter.getStatus() != Encounter.EncounterStatus.FINISHED
        && !visit.isWithdrawn()) {
      lines.field("Status", encounter.getStatus().toCode());
    }
    List<String> clinicians =
        visit.clinicians().map(this::clinician).filter(t -> !t.isEmpty()).distinct().toList();
    clinicians.forEach(clinician -> lines.field("Clinician", clinician));
    if (clinicians.isEmpty()) {
      lines.field("Clinician", NOT_RECORDED);
    }
    organization().ifPresent(name -> lines.field("Clinic", name));
    locations().forEach(location -> lines.field("Location", location));
    return lines.under("Visit");
  }

  private String clinician(Reference reference) {
    Optional<Practitioner> practitioner = visit.target(reference, Practitioner.class);
    if (practitioner.isEmpty()) {
      return text(reference);
    }
    String name =
        practitioner.get().getName().stream()
            .flatMap(n -> ElementText.name(n).stream())
            .findFirst()
            .orElse("(name not recorded)");
    return VisitResources.npi(practitioner.get()).map(npi -> name + ", NPI " + npi).orElse(name);
  }

  Optional<String> organization() {
    Reference provider = visit.encounter().getServiceProvider();
    return visit
        .target(provider, Organization.class)
        .map(Organization::getName)
        .or(() -> Optional.of(text(provider)).filter(t -> !t.isEmpty()));
  }

  private List<String> locations() {
    Stream<Reference> references =
        Stream.concat(
            visit.encounter().getLocation().stream()
                .map(Encounter.EncounterLocationComponent::getLocation),
            visit.session().stream().map(Procedure::getLocation));
    return references
        .map(r -> visit.target(r, Location.class).map(Location::getName).orElseGet(() -> text(r)))
        .filter(name -> name != null && !name.isEmpty())
        .distinct()
        .toList();
  }

  /** What a reference to another record says of it. */
  private static String text(Reference reference) {
    return Optional.ofNullable(reference.getDisplay())
        .or(() -> Optional.ofNullable(reference.getIdentifier().getValue()))
        .orElse("");
  }

  Optional<DocumentSection> indication() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    diagnoses().forEach(condition -> lines.item(diagnosis(condition)));
    SessionStatements.priorTreatments(visit).forEach(lines::paragraph);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.under("Indication"));
  }

  /** The diagnoses in the order of their rank in the visit. */
  private List<Condition> diagnoses() {
    Set<Condition> ordered = new LinkedHashSet<>();
    visit.encounter().getDiagnosis().stream()
        .sorted(Comparator.comparingInt(VisitHeadSections::rank))
        .flatMap(d -> visit.target(d.getCondition(), Condition.class).stream())
        .filter(condition -> !VisitResources.isRetracted(condition))
        .forEach(ordered::add);
    ordered.addAll(visit.all(Condition.class));
    return new ArrayList<>(ordered);
  }

  private static int rank(Encounter.DiagnosisComponent diagnosis) {
    Integer rank = diagnosis.getRankElement().getValue();
    return rank == null ? Integer.MAX_VALUE : rank;
  }

  private static String diagnosis(Condition condition) {
    CodeableConcept code = condition.getCode();
    List<Coding> readable = ElementText.readableCodes(code).toList();
    String words = ElementText.words(code).orElse(NOT_RECORDED);
    if (readable.size() == 1 && words.equals(readable.get(0).getCode())) {
      words = ElementText.code(readable.get(0));
      readable = List.of();
    }
    String named = words;
    String codes =
        ElementText.commas(readable.stream().map(coding -> codeWithDisplay(coding, named)));
    String status =
        ElementText.commas(
            Stream.of(condition.getVerificationStatus(), condition.getClinicalStatus())
                .filter(
                    s ->
                        !s.hasCoding(
                            StandardCode.CONFIRMED.system(), StandardCode.CONFIRMED.code()))
                .flatMap(s -> ElementText.words(s).stream()));
    return words
        + (codes.isEmpty() ? "" : " (" + codes + ")")
        + (status.isEmpty() ? "" : " - " + status);
  }

  /** The display is omitted if the words say the same. */
  private static String codeWithDisplay(Coding coding, String words) {
    String code = ElementText.code(coding);
    String named =
        coding.getDisplay() != null && !coding.getDisplay().equalsIgnoreCase(words)
            ? code + " " + coding.getDisplay()
            : code;
    return ElementText.isTrue(coding.getUserSelectedElement())
        ? named
        : named + ", assigned from the words";
  }
}
