package org.tpibridge.mapping.bundle;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.tpibridge.terminology.Concept;

/** Converts concepts of the terminology to FHIR; the clinic's words are always the text. */
final class CodeableConcepts {
  private CodeableConcepts() {}

  /**
   * @param match the concept that the terminology has for the words, if any
   * @param ownSystem TPI Bridge's code system for the concept's key
   */
  static CodeableConcept of(String words, Optional<Concept> match, String ownSystem) {
    CodeableConcept concept = new CodeableConcept();
    match.ifPresent(
        k -> {
          external(k, concept);
          concept.addCoding(new Coding(ownSystem, k.key(), k.name()));
        });
    return concept.setText(words);
  }

  private static void external(Concept match, CodeableConcept concept) {
    for (org.tpibridge.terminology.Coding coding : match.codings()) {
      concept.addCoding(coding(coding));
    }
  }

  static Coding coding(org.tpibridge.terminology.Coding coding) {
    return new Coding(coding.system(), coding.code(), coding.display());
  }

  static CodeableConcept of(org.tpibridge.terminology.Coding coding) {
    return new CodeableConcept(coding(coding));
  }
}
