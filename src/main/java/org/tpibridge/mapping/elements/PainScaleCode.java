package org.tpibridge.mapping.elements;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.PainScale;

/** Pain scales by LOINC code, or by {@code tpi-pain-scale} if there is no score. */
public enum PainScaleCode {
  NRS(
      PainScale.NRS,
      "nrs",
      "numeric rating, 0 to 10",
      "72514-3",
      "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
  VAS(
      PainScale.VAS,
      "vas",
      "visual analog scale",
      "38214-3",
      "Pain severity [Score] Visual analog score"),
  FACES(
      PainScale.FACES,
      "faces",
      "Wong-Baker FACES",
      "38221-8",
      "Pain severity Wong-Baker FACES pain rating scale");

  private final PainScale scale;
  private final String code;
  private final String words;
  private final String loinc;
  private final String display;

  PainScaleCode(PainScale scale, String code, String words, String loinc, String display) {
    this.scale = scale;
    this.code = code;
    this.words = words;
    this.loinc = loinc;
    this.display = display;
  }

  public static PainScaleCode of(PainScale scale) {
    return switch (scale) {
      case NRS -> NRS;
      case VAS -> VAS;
      case FACES -> FACES;
    };
  }

  public static Optional<PainScaleCode> ofCode(String code) {
    return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
  }

  public static Optional<PainScaleCode> in(CodeableConcept concept) {
    return Arrays.stream(values())
        .filter(s -> concept.hasCoding(CodeSystems.LOINC, s.loinc))
        .findFirst();
  }

  public PainScale scale() {
    return scale;
  }

  /** The code in {@code tpi-pain-scale}. */
  public String code() {
    return code;
  }

  /** For display: {@code visual analog scale}. */
  public String words() {
    return words;
  }

  public CodeableConcept concept() {
    return new CodeableConcept(new Coding(CodeSystems.LOINC, loinc, display));
  }
}
