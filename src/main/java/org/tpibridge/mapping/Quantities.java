package org.tpibridge.mapping;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.Span;

/** Amounts in UCUM; the digits stay as written. */
final class Quantities {
  static final String SCORE = "{score}";
  static final String PERCENT = "%";
  static final String MILLIGRAM = "mg";
  static final String GRAM = "g";
  static final String MILLILITRE = "mL";
  static final String KILOGRAM = "kg";

  private Quantities() {}

  static Quantity of(BigDecimal value, String ucum) {
    return new Quantity().setValue(value).setUnit(ucum).setSystem(CodeSystems.UCUM).setCode(ucum);
  }

  static Duration of(Span span) {
    Duration duration = new Duration();
    duration
        .setValue(span.amount())
        .setUnit(span.unit().letters())
        .setSystem(CodeSystems.UCUM)
        .setCode(span.unit().ucum());
    return duration;
  }
}
