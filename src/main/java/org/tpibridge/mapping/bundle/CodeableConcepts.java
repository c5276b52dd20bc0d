package org.tpibridge.mapping.bundle;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.tpibridge.terminology.Concept;

/** What the terminology knows, as FHIR has it; the clinic's words always stay as text. */
final class CodeableConcepts {
  private CodeableConcepts() {}

  /**
   * @param known what the words mean, where a table knows them
   * @param ownSystem the code system of ours that the concept's key is a code of
   */
  static CodeableConcept of(String words, Optional<Concept> known, String ownSystem) {
    CodeableConcept concept = new CodeableConcept();
    known.ifPresent(
        k -> {
          external(k, concept);
          concept.addCoding(new Coding(ownSystem, k.key(), k.name()));
        });
    return concept.setText(words);
  }

  private static void external(Concept known, CodeableConcept concept) {
    for (org.tpibridge.terminology.Coding coding : known.codings()) {
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
