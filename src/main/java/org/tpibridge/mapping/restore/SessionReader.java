package org.tpibridge.mapping.restore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.tpibridge.mapping.bundle.SessionNotes;
import org.tpibridge.mapping.bundle.SessionProcedureMapping;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.PainScaleCode;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Guidance;
import org.tpibridge.visit.Position;
import org.tpibridge.visit.Technique;

/** Reads the session Procedure. */
final class SessionReader {
  private final VisitBundle bundle;
  private final Procedure session;

  private SessionReader(VisitBundle bundle, Procedure session) {
    this.bundle = bundle;
    this.session = session;
  }

  static Optional<SessionReader> in(VisitBundle bundle) {
    return bundle.all(Procedure.class).stream()
        .filter(
            p ->
                ElementReader.has(p.getCode(), TpiBridgeCode.INJECTION_SESSION)
                    || ElementReader.has(p.getCode(), TpiBridgeCode.DRY_NEEDLING_SESSION))
        .findFirst()
        .map(session -> new SessionReader(bundle, session));
  }

  Technique technique() {
    return ElementReader.has(session.getCode(), TpiBridgeCode.DRY_NEEDLING_SESSION)
        ? Technique.DRY_NEEDLING
        : Technique.INJECTION;
  }

  Optional<String> procedureCode() {
    return ElementReader.coding(session.getCode(), CodeSystems.CPT).map(Coding::getCode);
  }

  List<BilledDrug> billedDrugs() {
    return session.getExtension().stream()
        .filter(extension -> ExtensionUrls.BILLED_DRUG.equals(extension.getUrl()))
        .flatMap(e -> bundle.read(session, "extension", () -> billedDrug(e)).stream())
        .toList();
  }

  private static BilledDrug billedDrug(Extension extension) {
    String code =
        ElementReader.value(
                extension.getExtension(), ExtensionUrls.BILLED_DRUG_CODE, CodeableConcept.class)
            .flatMap(concept -> ElementReader.coding(concept, CodeSystems.HCPCS))
            .map(Coding::getCode)
            .orElseThrow(() -> new IllegalArgumentException("the HCPCS code is missing"));
    int units =
        ElementReader.value(
                extension.getExtension(), ExtensionUrls.BILLED_DRUG_UNITS, PositiveIntType.class)
            .map(PositiveIntType::getValue)
            .orElseThrow(() -> new IllegalArgumentException("the units are missing"));
    return new BilledDrug(code, units);
  }

  Optional<Guidance> guidance() {
    Optional<String> code = code(ExtensionUrls.GUIDANCE);
    return Arrays.stream(Guidance.values())
        .filter(g -> code.equals(Optional.of(SessionProcedureMapping.code(g))))
        .findFirst();
  }

  /** The pain scale; stored here only if no score shows it. */
  Optional<PainScaleCode> scale() {
    return code(ExtensionUrls.PAIN_SCALE).flatMap(PainScaleCode::ofCode);
  }

  private Optional<String> code(String url) {
    return ElementReader.value(session.getExtension(), url, CodeType.class).map(CodeType::getValue);
  }

  Optional<Position> position() {
    Optional<String> code = code(ExtensionUrls.POSITION);
    return Arrays.stream(Position.values())
        .filter(position -> code.equals(Optional.of(position.code())))
        .findFirst();
  }

  List<String> procedureSteps() {
    return texts(ExtensionUrls.PROCEDURE_STEP);
  }

  List<String> priorTreatments() {
    return texts(ExtensionUrls.PRIOR_TREATMENT);
  }

  /** The texts of an extension that repeats, in the order of the session. */
  private List<String> texts(String url) {
    return session.getExtension().stream()
        .filter(extension -> url.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(CodeableConcept.class::isInstance)
        .flatMap(concept -> ElementReader.text((CodeableConcept) concept).stream())
        .toList();
  }

  List<String> complications() {
    return session.getComplication().stream().flatMap(c -> ElementReader.text(c).stream()).toList();
  }

  Optional<String> notes() {
    return session.getNote().stream()
        .filter(SessionNotes::isOfClinic)
        .findFirst()
        .map(Annotation::getText);
  }
}
