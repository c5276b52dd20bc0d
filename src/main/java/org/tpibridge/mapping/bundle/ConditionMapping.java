package org.tpibridge.mapping.bundle;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.mapping.elements.StandardCode;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.VisitField;

/**
 * Adds a Condition for each diagnosis, ranked in the Encounter. The code that the clinic wrote is
 * {@code userSelected}; other codings give the same diagnosis in other systems.
 */
public final class ConditionMapping implements ResourceMapping {
  private static final String US_CORE = CanonicalUrls.usCore("condition-encounter-diagnosis");

  @Override
  public void add(VisitContext context) {
    List<Diagnosis> diagnoses = context.visit().diagnoses();
    for (int i = 0; i < diagnoses.size(); i++) {
      add(context, diagnoses.get(i), i);
    }
  }

  private static void add(VisitContext context, Diagnosis diagnosis, int index) {
    Condition condition = new Condition();
    condition.getMeta().addProfile(US_CORE);
    BundleEntry entry =
        context.own(ResourceRole.CONDITION, key(diagnosis, context.terminology()), condition);
    condition.addIdentifier(entry.identifier());
    condition.setVerificationStatus(StandardCode.CONFIRMED.concept());
    condition.addCategory(StandardCode.ENCOUNTER_DIAGNOSIS.concept());
    CodeableConcept code = code(diagnosis, context.terminology());
    condition.setCode(code);
    condition.setSubject(context.patient());
    condition.setEncounter(context.encounter());
    condition.setRecordedDateElement(context.times().start());
    condition.setText(Narratives.of("Diagnosis: " + words(diagnosis, code)));
    entry.from(Column.DIAGNOSES, index);
    rank(context.all(ResourceRole.ENCOUNTER).get(0), entry, index);
  }

  private static void rank(BundleEntry visit, BundleEntry condition, int index) {
    ((Encounter) visit.resource())
        .addDiagnosis()
        .setCondition(condition.reference())
        .setRank(index + 1);
    visit.from("diagnosis", index, VisitField.of(Column.DIAGNOSES, index));
  }

  private static String key(Diagnosis diagnosis, Terminology terminology) {
    return diagnosis
        .code()
        .map(Diagnosis.Code::value)
        .or(() -> diagnosis.text().flatMap(terminology::diagnosis).map(Concept::key))
        .orElseGet(() -> StableIds.normalizedKey(diagnosis.text().orElseThrow()));
  }

  private static CodeableConcept code(Diagnosis diagnosis, Terminology terminology) {
    CodeableConcept concept = new CodeableConcept();
    diagnosis.code().ifPresent(code -> concept.addCoding(codedDiagnosis(code, terminology)));
    Optional<String> statedSystem = diagnosis.code().map(code -> system(code.system()));
    Optional<Concept> match = diagnosis.text().flatMap(terminology::diagnosis);
    match.ifPresent(
        k ->
            k.codings().stream()
                .filter(c -> statedSystem.isEmpty() || !isDiagnosisCode(c.system()))
                .forEach(c -> concept.addCoding(CodeableConcepts.coding(c))));
    diagnosis.text().ifPresent(concept::setText);
    return concept;
  }

  /** Words never add a second billing code to the one that the clinic chose. */
  private static boolean isDiagnosisCode(String system) {
    return system.equals(CodeSystems.ICD_10_CM) || system.equals(CodeSystems.ICD_9_CM);
  }

  private static Coding codedDiagnosis(Diagnosis.Code code, Terminology terminology) {
    Coding coding = new Coding().setSystem(system(code.system())).setCode(code.value());
    if (code.system() == Diagnosis.Classification.ICD_10_CM) {
      terminology
          .diagnosisCode(code.value())
          .ifPresent(match -> coding.setDisplay(match.display()));
    }
    return coding.setUserSelected(true);
  }

  public static String system(Diagnosis.Classification classification) {
    return switch (classification) {
      case ICD_10_CM -> CodeSystems.ICD_10_CM;
      case ICD_9_CM -> CodeSystems.ICD_9_CM;
    };
  }

  private static String words(Diagnosis diagnosis, CodeableConcept code) {
    String words =
        diagnosis
            .text()
            .orElseGet(() -> Optional.ofNullable(code.getCodingFirstRep().getDisplay()).orElse(""));
    return diagnosis
        .code()
        .map(c -> words.isEmpty() ? c.value() : words + " (" + c.value() + ")")
        .orElse(words);
  }
}
