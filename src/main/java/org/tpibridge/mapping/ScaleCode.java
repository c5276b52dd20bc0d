package org.tpibridge.mapping;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.PainScale;

/** Pain scales by LOINC and, where there is no score, by {@code tpi-pain-scale}. */
enum ScaleCode {
  NRS(
      PainScale.NRS,
      "nrs",
      "72514-3",
      "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
  VAS(PainScale.VAS, "vas", "38214-3", "Pain severity [Score] Visual analog score"),
  FACES(PainScale.FACES, "faces", "38221-8", "Pain severity Wong-Baker FACES pain rating scale");

  private final PainScale scale;
  private final String code;
  private final String loinc;
  private final String display;

  ScaleCode(PainScale scale, String code, String loinc, String display) {
    this.scale = scale;
    this.code = code;
    this.loinc = loinc;
    this.display = display;
  }

  static ScaleCode of(PainScale scale) {
    return switch (scale) {
      case NRS -> NRS;
      case VAS -> VAS;
      case FACES -> FACES;
    };
  }

  static Optional<ScaleCode> ofCode(String code) {
    return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
  }

  static Optional<ScaleCode> in(CodeableConcept concept) {
    return Arrays.stream(values())
        .filter(s -> concept.hasCoding(CodeSystems.LOINC, s.loinc))
        .findFirst();
  }

  PainScale scale() {
    return scale;
  }

  /** In {@code tpi-pain-scale}. */
  String code() {
    return code;
  }

  CodeableConcept concept() {
    return new CodeableConcept(new Coding(CodeSystems.LOINC, loinc, display));
  }
}
