package org.tpibridge.exchange.document;

import static org.tpibridge.exchange.document.ElementText.NOT_RECORDED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.TpiBridgeCode;

/** Writes what was done: sites, drugs, doses, complications. */
final class ProcedureSections {
  private static final List<String> SITE_PREFIXES =
      List.of("Trigger point injection, ", "Dry needling, ");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final VisitResources visit;

  ProcedureSections(VisitResources visit) {
    this.visit = visit;
  }

  DocumentSection procedure() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    Optional<Procedure> session = visit.session();
    if (session.isEmpty()) {
      return lines.field("Procedure", NOT_RECORDED).under("Procedure");
    }
    lines.field("Procedure", description(session.get()));
    ElementText.code(session.get().getCode(), ElementText.CPT)
        .ifPresent(code -> lines.field("CPT code", code));
    SessionStatements.ofProcedure(session.get())
        .forEach((label, texts) -> texts.forEach(text -> lines.field(label, text)));
    visit.all(Observation.class).stream()
        .filter(o -> VisitResources.has(o.getCode(), TpiBridgeCode.TWITCH))
        .forEach(twitch -> lines.field(TpiBridgeCode.TWITCH.display(), twitch(twitch)));
    return lines.under("Procedure");
  }

  private static String description(Procedure session) {
    String words = ElementText.words(session.getCode()).orElse(NOT_RECORDED);
    String guidance =
        ElementText.extension(session.getExtension(), ExtensionUrls.GUIDANCE, CodeType.class)
            .map(CodeType::getValue)
            .filter(code -> !words.contains("guid"))
            .map(code -> ", imaging guidance: " + code)
            .orElse("");
    return words + guidance + status(session);
  }

  /** Empty if it was done. */
  private static String status(Procedure procedure) {
    return procedure.getStatus() == null || procedure.getStatus() == ProcedureStatus.COMPLETED
        ? ""
        : " (status: " + procedure.getStatus().toCode() + ")";
  }

  private static String twitch(Observation twitch) {
    return twitch.getValue() instanceof BooleanType seen && seen.getValue() != null
        ? (seen.getValue() ? "observed" : "not observed") + ObservationText.status(twitch)
        : ObservationText.value(twitch);
  }

  DocumentSection sites() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    List<Procedure> sites = visit.sites();
    sites.forEach(site -> lines.item(site(site)));
    if (sites.isEmpty()) {
      visit
          .session()
          .ifPresent(
              session ->
                  session.getBodySite().stream()
                      .flatMap(site -> ElementText.words(site).stream())
                      .forEach(lines::item));
    }
    if (lines.isEmpty()) {
      lines.paragraph("Not recorded.");
    }
    return lines.under(sites.isEmpty() ? "Sites" : "Sites (" + sites.size() + ")");
  }

  private static String site(Procedure site) {
    String words =
        ElementText.words(site.getCode())
            .map(ProcedureSections::withoutPrefix)
            .orElse(NOT_RECORDED);
    List<String> notes = new ArrayList<>();
    Optional<Integer> passes =
        ElementText.extension(
                site.getExtension(), ExtensionUrls.NEEDLE_PASSES, PositiveIntType.class)
            .map(PositiveIntType::getValue);
    passes.ifPresent(n -> notes.add(n == 1 ? "1 needle pass" : n + " needle passes"));
    site.getNote().stream()
        .map(Annotation::getText)
        .filter(text -> text != null && !notes.contains(text))
        .forEach(notes::add);
    return ElementText.commas(Stream.concat(Stream.of(words), notes.stream())) + status(site);
  }

  private static String withoutPrefix(String words) {
    return SITE_PREFIXES.stream()
        .filter(words::startsWith)
        .findFirst()
        .map(prefix -> words.substring(prefix.length()))
        .orElse(words);
  }

  DocumentSection drugs() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    List<MedicationAdministration> given = visit.all(MedicationAdministration.class);
    given.forEach(drug -> lines.item(drug(drug)));
    if (given.isEmpty()) {
      boolean dry =
          visit
              .session()
              .filter(s -> VisitResources.has(s.getCode(), TpiBridgeCode.DRY_NEEDLING_SESSION))
              .isPresent();
      lines.paragraph(dry ? "Nothing (dry needling)." : "The drug is not recorded.");
    }
    return lines.under(
        given.isEmpty() ? "Injected" : "Injected (amounts are for all sites together)");
  }

  private String drug(MedicationAdministration given) {
    MedicationAdministrationDosageComponent dosage = given.getDosage();
    String solution = solution(given);
    Optional<String> volume =
        ElementText.extension(dosage.getExtension(), ExtensionUrls.INJECTED_VOLUME, Quantity.class)
            .map(ElementText::quantity);
    String amounts =
        ElementText.commas(
            Stream.concat(
                volume.stream(),
                Stream.of(
                    dose(dosage.getDose()), ElementText.words(dosage.getRoute()).orElse(""))));
    return solution + ": " + amounts + recordedAs(dosage, solution, volume) + status(given);
  }

  private String solution(MedicationAdministration given) {
    String words = ElementText.words(medication(given)).orElse("drug not recorded");
    String strength =
        ElementText.extension(given.getExtension(), ExtensionUrls.DRUG_STRENGTH, Ratio.class)
            .filter(ratio -> ratio.getNumerator().getValue() != null)
            .map(ProcedureSections::strength)
            .orElse("");
    String epinephrine =
        ElementText.extension(given.getExtension(), ExtensionUrls.ADDED_EPINEPHRINE, Ratio.class)
            .map(ratio -> ratio.getDenominator().getValue())
            .map(n -> "1:" + ElementText.number(n))
            .orElse("");
    return ElementText.commas(
        Stream.of(
            words,
            words.contains(strength) ? "" : strength,
            words.contains(epinephrine) ? "" : "with epinephrine " + epinephrine));
  }

  /** A code, or a Medication, which may be contained. */
  private CodeableConcept medication(MedicationAdministration given) {
    if (given.getMedication() instanceof CodeableConcept concept) {
      return concept;
    }
    if (!(given.getMedication() instanceof Reference reference)) {
      return new CodeableConcept();
    }
    return given.getContained().stream()
        .filter(contained -> contained instanceof Medication)
        .map(Medication.class::cast)
        .findFirst()
        .or(() -> visit.target(reference, Medication.class))
        .map(Medication::getCode)
        .orElseGet(() -> new CodeableConcept().setText(reference.getDisplay()));
  }

  /** As clinics write it: {@code 1%} for 1 g in 100 mL, {@code 40 mg/mL}. */
  private static String strength(Ratio ratio) {
    String amount = ElementText.number(ratio.getNumerator().getValue());
    return "g".equals(ratio.getNumerator().getCode())
            && isHundred(ratio.getDenominator().getValue())
        ? amount + "%"
        : ElementText.quantity(ratio.getNumerator())
            + "/"
            + ElementText.quantity(ratio.getDenominator()).replaceFirst("^1 ", "");
  }

  private static boolean isHundred(BigDecimal milliliters) {
    return milliliters != null && milliliters.compareTo(HUNDRED) == 0;
  }

  private static String dose(Quantity dose) {
    if (dose.getValue() == null) {
      return "dose not recorded";
    }
    String origin =
        ElementText.extension(dose.getExtension(), ExtensionUrls.DOSE_ORIGIN, CodeType.class)
            .map(CodeType::getValue)
            .map(
                code ->
                    code.equals("stated")
                        ? " (stated in the record)"
                        : " (computed from strength and volume)")
            .orElse("");
    return ElementText.quantity(dose) + origin;
  }

  /** The clinic's words, unless they are only drug, volume and dose. */
  private static String recordedAs(
      MedicationAdministrationDosageComponent dosage, String solution, Optional<String> volume) {
    String canonical =
        solution
            + volume.map(v -> " " + v).orElse("")
            + (dosage.getDose().getValue() != null
                ? " " + ElementText.quantity(dosage.getDose())
                : "");
    String words = dosage.getText();
    return words == null
            || words.equals(canonical)
            || words.equals(solution + volume.map(v -> " " + v).orElse(""))
        ? ""
        : "; recorded as \"" + words + "\"";
  }

  private static String status(MedicationAdministration given) {
    return given.getStatus() == null
            || given.getStatus() == MedicationAdministrationStatus.COMPLETED
        ? ""
        : " (status: " + given.getStatus().toCode() + ")";
  }

  DocumentSection complications() {
    DocumentSection.Lines lines = new DocumentSection.Lines();
    visit.session().stream()
        .flatMap(session -> session.getComplication().stream())
        .forEach(c -> lines.item(ElementText.words(c).orElse(NOT_RECORDED)));
    if (lines.isEmpty()) {
      lines.paragraph("Not recorded.");
    }
    return lines.under("Complications");
  }
}
