package org.tpibridge.mapping.elements;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Quantity;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.TimeSpan;

/** Quantities in UCUM; digits are written as stated. */
public final class UcumQuantities {
  public static final String SCORE = "{score}";
  public static final String PERCENT = "%";
  public static final String MILLIGRAM = "mg";
  public static final String GRAM = "g";
  public static final String MILLILITER = "mL";
  public static final String KILOGRAM = "kg";

  private UcumQuantities() {}

  public static Quantity of(BigDecimal value, String ucum) {
    return new Quantity().setValue(value).setUnit(ucum).setSystem(CodeSystems.UCUM).setCode(ucum);
  }

  public static Duration of(TimeSpan span) {
    Duration duration = new Duration();
    duration
        .setValue(span.amount())
        .setUnit(span.unit().symbol())
        .setSystem(CodeSystems.UCUM)
        .setCode(span.unit().ucum());
    return duration;
  }
}
