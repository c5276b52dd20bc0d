package org.tpibridge.exchange.document;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.mapping.elements.ExtensionUrls;

/** Data types as text for clinicians. Digits are written as stated. */
final class ElementText {
  static final String NOT_RECORDED = "not recorded";

  static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String ICD_9_CM = "http://hl7.org/fhir/sid/icd-9-cm";
  private static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";

  /** The systems whose codes clinicians read, with their names. */
  private static final Map<String, String> CODE_SYSTEMS =
      Map.of(CPT, "CPT", ICD_10_CM, "ICD-10-CM", ICD_9_CM, "ICD-9-CM", HCPCS, "HCPCS");

  /** Spans of time in UCUM with the letters that clinics write. */
  private static final Map<String, String> UNITS =
      Map.of("wk", "w", "{score}", "", "%", "%", "[degF]", "°F", "Cel", "°C");

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private ElementText() {}

  /** The words of a concept: its text, or else the display or the code of a coding. */
  static Optional<String> words(CodeableConcept concept) {
    return Optional.ofNullable(concept.getText())
        .or(
            () ->
                concept.getCoding().stream()
                    .sorted(Comparator.comparing(c -> !isTrue(c.getUserSelectedElement())))
                    .flatMap(coding -> words(coding).stream())
                    .findFirst());
  }

  private static Optional<String> words(Coding coding) {
    return Optional.ofNullable(coding.getDisplay()).or(() -> Optional.ofNullable(coding.getCode()));
  }

  /** Codes of the systems that clinicians read, such as {@code ICD-10-CM M79.18}. */
  static Stream<Coding> readableCodes(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(
            coding ->
                coding.getCode() != null
                    && coding.getSystem() != null
                    && CODE_SYSTEMS.containsKey(coding.getSystem()));
  }

  static String code(Coding coding) {
    return CODE_SYSTEMS.getOrDefault(coding.getSystem(), coding.getSystem())
        + " "
        + coding.getCode();
  }

  static Optional<String> code(CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .filter(coding -> system.equals(coding.getSystem()) && coding.getCode() != null)
        .map(Coding::getCode)
        .findFirst();
  }

  static boolean isTrue(BooleanType element) {
    return Boolean.TRUE.equals(element.getValue());
  }

  static String number(BigDecimal value) {
    return value.toPlainString();
  }

  static String quantity(Quantity quantity) {
    if (quantity.getValue() == null) {
      return NOT_RECORDED;
    }
    String unit = quantity.getCode() == null ? quantity.getUnit() : quantity.getCode();
    String written = quantity.getUnit() == null ? unit : quantity.getUnit();
    String shown = unit == null ? "" : UNITS.getOrDefault(unit, written);
    return (quantity.getComparator() == null ? "" : quantity.getComparator().toCode() + " ")
        + number(quantity.getValue())
        + (shown.isEmpty() ? "" : " " + shown);
  }

  /** A span of time as clinics write it: {@code 6w}. */
  static String span(Quantity duration) {
    return quantity(duration).replace(" ", "");
  }

  /** A day, or a time with its offset: {@code 2024-03-04 10:15 (UTC-06:00)}. */
  static Optional<String> time(BaseDateTimeType element) {
    String value = element.getValueAsString();
    if (value == null) {
      return Optional.empty();
    }
    if (value.indexOf('T') < 0) {
      return Optional.of(value);
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(value);
      String offset =
          time.getOffset().equals(ZoneOffset.UTC) ? "UTC" : "UTC" + time.getOffset().getId();
      return Optional.of(
          (time.getSecond() == 0 ? MINUTES : SECONDS).format(time) + " (" + offset + ")");
    } catch (DateTimeParseException e) {
      return Optional.of(value);
    }
  }

  static String period(Period period) {
    String start = time(period.getStartElement()).orElse("");
    String end = time(period.getEndElement()).orElse("");
    if (start.isEmpty() || end.isEmpty()) {
      return end.isEmpty() ? start : "until " + end;
    }
    return start.equals(end) ? start : start + " to " + end;
  }

  /** Whether a time was computed and not recorded. */
  static boolean isApproximate(Type time) {
    return extension(time.getExtension(), ExtensionUrls.APPROXIMATE_TIME, BooleanType.class)
        .filter(ElementText::isTrue)
        .isPresent();
  }

  static <T extends Type> Optional<T> extension(
      List<Extension> extensions, String url, Class<T> type) {
    return extensions(extensions, url, type).findFirst();
  }

  static <T extends Type> Stream<T> extensions(
      List<Extension> extensions, String url, Class<T> type) {
    return extensions.stream()
        .filter(extension -> url.equals(extension.getUrl()))
        .map(Extension::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** Family name first. */
  static Optional<String> name(HumanName name) {
    if (name.getText() != null) {
      return Optional.of(name.getText());
    }
    String given =
        name.getGiven().stream()
            .map(StringType::getValue)
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    if (name.getFamily() == null) {
      return given.isEmpty()
          ? Optional.empty()
          : Optional.of(given + " (family name not recorded)");
    }
    return Optional.of(given.isEmpty() ? name.getFamily() : name.getFamily() + ", " + given);
  }

  /** Any value of an answer or an Observation. */
  static String value(Type value) {
    if (value instanceof BooleanType yes && yes.getValue() != null) {
      return yes.getValue() ? "yes" : "no";
    }
    if (value instanceof Quantity quantity) {
      return quantity(quantity);
    }
    if (value instanceof CodeableConcept concept) {
      return words(concept).orElse(NOT_RECORDED);
    }
    if (value instanceof Coding coding) {
      return words(coding).orElse(NOT_RECORDED);
    }
    if (value instanceof BaseDateTimeType time) {
      return time(time).orElse(NOT_RECORDED);
    }
    if (value instanceof Period period) {
      return period(period);
    }
    if (value instanceof Range range) {
      return quantity(range.getLow()) + " to " + quantity(range.getHigh());
    }
    if (value instanceof Ratio ratio) {
      return quantity(ratio.getNumerator()) + " : " + quantity(ratio.getDenominator());
    }
    if (value instanceof Reference reference && reference.getDisplay() != null) {
      return reference.getDisplay();
    }
    if (value.isPrimitive()) {
      return value.primitiveValue() == null ? NOT_RECORDED : value.primitiveValue();
    }
    return "(a value of type " + value.fhirType() + ")";
  }

  /** Joins what is not empty by commas. */
  static String commas(Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }
}
