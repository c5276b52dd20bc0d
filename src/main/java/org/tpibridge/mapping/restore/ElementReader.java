package org.tpibridge.mapping.restore;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.elements.TpiBridgeCode;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.VisitTime;

/** Reads elements that several topics have in common. */
public final class ElementReader {
  private ElementReader() {}

  /** The value of the first extension with a URL, if it has the expected type. */
  static <T extends Type> Optional<T> value(List<Extension> extensions, String url, Class<T> type) {
    return extensions.stream()
        .filter(extension -> url.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  static Optional<String> identifier(List<Identifier> identifiers, String system) {
    return identifiers.stream()
        .filter(identifier -> system.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .filter(value -> value != null)
        .findFirst();
  }

  static Optional<Coding> coding(CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
        .findFirst();
  }

  public static boolean has(CodeableConcept concept, TpiBridgeCode code) {
    return concept.getCoding().stream().anyMatch(code::is);
  }

  static Optional<String> text(CodeableConcept concept) {
    return Optional.ofNullable(concept.getText());
  }

  /**
   * Reads a date, or a time with its offset.
   *
   * @throws java.time.DateTimeException if it is only a month or a year
   */
  static VisitTime time(BaseDateTimeType element) {
    String written = element.getValueAsString();
    return written.indexOf('T') < 0
        ? new VisitTime.OnDay(LocalDate.parse(written))
        : new VisitTime.AtTime(OffsetDateTime.parse(written));
  }

  /**
   * Reads a time span.
   *
   * @throws IllegalArgumentException if visits do not use this unit
   * @throws ArithmeticException if it is not a whole number
   */
  static TimeSpan span(Quantity duration) {
    for (TimeSpan.Unit unit : TimeSpan.Unit.values()) {
      if (unit.ucum().equals(duration.getCode())
          && CodeSystems.UCUM.equals(duration.getSystem())
          && duration.hasValue()) {
        return new TimeSpan(duration.getValue().intValueExact(), unit);
      }
    }
    throw new IllegalArgumentException("the unit of the time span is not one that visits use");
  }
}
