package org.tpibridge.exchange.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Procedure;
import org.tpibridge.mapping.bundle.SessionNotes;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.PainScaleCode;

/**
 * What the session states in extensions, and for readers that ignore extensions also in notes of
 * TPI Bridge: each is written once. The extension has precedence, because its items are separate.
 */
final class SessionStatements {
  private static final String TRIED_BEFORE = "Tried before";
  private static final String PAIN_SCALE = "Pain scale";
  private static final String POSITION = "Patient position";
  private static final String STEPS = "Steps";
  private static final String BILLED = "Billed";

  private SessionStatements() {}

  static List<String> priorTreatments(VisitResources visit) {
    return visit.session().stream()
        .flatMap(session -> of(session).getOrDefault(TRIED_BEFORE, List.of()).stream())
        .map(treatments -> TRIED_BEFORE + ": " + treatments)
        .toList();
  }

  /** The scale of scores that are not recorded. */
  static List<String> painScale(VisitResources visit) {
    return visit.session().stream()
        .flatMap(session -> of(session).getOrDefault(PAIN_SCALE, List.of()).stream())
        .toList();
  }

  /** What belongs to the description of the procedure. */
  static Map<String, List<String>> ofProcedure(Procedure session) {
    Map<String, List<String>> statements = of(session);
    statements.remove(TRIED_BEFORE);
    statements.remove(PAIN_SCALE);
    return statements;
  }

  static List<String> clinicNotes(Procedure session) {
    return session.getNote().stream()
        .filter(note -> note.getText() != null && SessionNotes.isOfClinic(note))
        .map(Annotation::getText)
        .toList();
  }

  /** By label. */
  private static Map<String, List<String>> of(Procedure session) {
    Map<String, List<String>> statements = new LinkedHashMap<>();
    for (Annotation note : session.getNote()) {
      if (note.getText() != null && !SessionNotes.isOfClinic(note)) {
        int colon = note.getText().indexOf(": ");
        String label = colon < 0 ? "Note" : note.getText().substring(0, colon);
        String text = colon < 0 ? note.getText() : note.getText().substring(colon + 2);
        statements.computeIfAbsent(label, key -> new ArrayList<>()).add(text);
      }
    }
    fromExtensions(session).forEach(statements::put);
    return statements;
  }

  private static Map<String, List<String>> fromExtensions(Procedure session) {
    Map<String, List<String>> statements = new LinkedHashMap<>();
    ElementText.extension(session.getExtension(), ExtensionUrls.POSITION, CodeType.class)
        .map(CodeType::getValue)
        .ifPresent(code -> statements.put(POSITION, List.of(code.replace('-', ' '))));
    list(session, ExtensionUrls.PROCEDURE_STEP).ifPresent(s -> statements.put(STEPS, List.of(s)));
    list(session, ExtensionUrls.PRIOR_TREATMENT)
        .ifPresent(treatments -> statements.put(TRIED_BEFORE, List.of(treatments)));
    ElementText.extension(session.getExtension(), ExtensionUrls.PAIN_SCALE, CodeType.class)
        .map(CodeType::getValue)
        .map(code -> PainScaleCode.ofCode(code).map(PainScaleCode::words).orElse(code))
        .ifPresent(scale -> statements.put(PAIN_SCALE, List.of(scale)));
    List<String> billed =
        session.getExtension().stream()
            .filter(extension -> ExtensionUrls.BILLED_DRUG.equals(extension.getUrl()))
            .map(SessionStatements::billed)
            .toList();
    if (!billed.isEmpty()) {
      statements.put(BILLED, billed);
    }
    return statements;
  }

  private static Optional<String> list(Procedure session, String url) {
    String items =
        ElementText.extensions(session.getExtension(), url, CodeableConcept.class)
            .flatMap(concept -> ElementText.words(concept).stream())
            .collect(Collectors.joining("; "));
    return items.isEmpty() ? Optional.empty() : Optional.of(items);
  }

  /** {@code J3301 (Triamcinolone acetonide, 10 mg), 4 units}. */
  private static String billed(Extension extension) {
    List<Extension> parts = extension.getExtension();
    CodeableConcept code =
        ElementText.extension(parts, ExtensionUrls.BILLED_DRUG_CODE, CodeableConcept.class)
            .orElseGet(CodeableConcept::new);
    String name = code.getCodingFirstRep().getCode();
    String text =
        name == null
            ? ElementText.words(code).orElse(ElementText.NOT_RECORDED)
            : code.getText() != null ? name + " (" + code.getText() + ")" : name;
    return text
        + ElementText.extension(parts, ExtensionUrls.BILLED_DRUG_UNITS, PositiveIntType.class)
            .map(PositiveIntType::getValue)
            .map(units -> ", " + units + (units == 1 ? " unit" : " units"))
            .orElse("");
  }
}
