package org.tpibridge.mapping.elements;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.PegScore;

/** The questions of PEG by LOINC code, each with wording of TPI Bridge. */
public enum PegQuestion {
  PAIN("75893-8", "Average pain in the past week"),
  ENJOYMENT("91145-3", "Pain interfered with enjoyment of life in the past week"),
  ACTIVITY("91146-1", "Pain interfered with general activity in the past week");

  /** The LOINC code of the mean. */
  private static final String MEAN = "91147-9";

  private final String loinc;
  private final String words;

  PegQuestion(String loinc, String words) {
    this.loinc = loinc;
    this.words = words;
  }

  /** Returns the code of the mean. */
  public static CodeableConcept mean(String text) {
    return concept(MEAN, text);
  }

  public static boolean isMean(CodeableConcept code) {
    return code.hasCoding(CodeSystems.LOINC, MEAN);
  }

  public CodeableConcept concept() {
    return concept(loinc, words);
  }

  private static CodeableConcept concept(String loinc, String text) {
    return new CodeableConcept(new Coding().setSystem(CodeSystems.LOINC).setCode(loinc))
        .setText(text);
  }

  public boolean is(CodeableConcept code) {
    return code.hasCoding(CodeSystems.LOINC, loinc);
  }

  public String words() {
    return words;
  }

  public int answer(PegScore score) {
    return switch (this) {
      case PAIN -> score.pain();
      case ENJOYMENT -> score.enjoyment();
      case ACTIVITY -> score.activity();
    };
  }
}
