package org.tpibridge.mapping.restore;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.tpibridge.mapping.bundle.ConditionMapping;
import org.tpibridge.visit.Diagnosis;

/** Reads the diagnoses in the order of rank. */
final class DiagnosesReader {
  private DiagnosesReader() {}

  static List<Diagnosis> diagnoses(VisitBundle bundle) {
    Map<Condition, Integer> ranks = new HashMap<>();
    bundle
        .first(Encounter.class)
        .ifPresent(
            encounter ->
                encounter
                    .getDiagnosis()
                    .forEach(
                        d ->
                            bundle
                                .target(d.getCondition(), Condition.class)
                                .ifPresent(condition -> ranks.put(condition, d.getRank()))));
    return bundle.all(Condition.class).stream()
        .sorted(Comparator.comparingInt(c -> ranks.getOrDefault(c, Integer.MAX_VALUE)))
        .flatMap(c -> bundle.read(c, "code", () -> diagnosis(c.getCode())).stream())
        .toList();
  }

  private static Diagnosis diagnosis(CodeableConcept code) {
    return new Diagnosis(
        code.getCoding().stream()
            .filter(Coding::getUserSelected)
            .flatMap(coding -> classification(coding).stream())
            .findFirst(),
        ElementReader.text(code));
  }

  private static Optional<Diagnosis.Code> classification(Coding coding) {
    for (Diagnosis.Classification classification : Diagnosis.Classification.values()) {
      if (ConditionMapping.system(classification).equals(coding.getSystem())) {
        return Optional.of(new Diagnosis.Code(classification, coding.getCode()));
      }
    }
    return Optional.empty();
  }
}
