package org.tpibridge.searching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** A value of a resource, with the searches for it. */
sealed interface SearchableValue {
  List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");

  /** The value in a search without modifiers. */
  String plain();

  /** Values by modifier, with its colon. */
  Map<String, List<String>> asked();

  /** Whether it can be searched with prefixes, such as greater than. */
  default boolean isOrdered() {
    return false;
  }

  /** Several values for a type with parts; none for a type that cannot be searched. */
  static List<SearchableValue> by(Base value) {
    if (value instanceof CodeableConcept concept) {
      return concept.getCoding().stream().flatMap(one -> by(one).stream()).toList();
    } else if (value instanceof Coding coding) {
      return List.of(new Code(coding.getSystem(), coding.getCode()));
    } else if (value instanceof Identifier identifier) {
      return List.of(new Code(identifier.getSystem(), identifier.getValue()));
    } else if (value instanceof ContactPoint contact) {
      return List.of(new Code(contact.getSystem().toCode(), contact.getValue()));
    } else if (value instanceof HumanName name) {
      return words(Stream.concat(Stream.of(name.getFamilyElement()), name.getGiven().stream()));
    } else if (value instanceof Address address) {
      return words(Stream.of(address.getCityElement()));
    } else if (value instanceof StringType text) {
      return words(Stream.of(text));
    } else if (value instanceof BaseDateTimeType time) {
      return List.of(new Time(time.getValueAsString()));
    } else if (value instanceof Period period) {
      return Stream.of(period.getStartElement(), period.getEndElement())
          .filter(BaseDateTimeType::hasValue)
          .flatMap(one -> by(one).stream())
          .toList();
    } else if (value instanceof Reference reference) {
      return reference.hasReference() && !reference.getReference().startsWith("#")
          ? List.of(new Target(reference.getReference()))
          : List.of();
    } else if (value instanceof Quantity quantity) {
      return quantity.hasValue() ? List.of(Amount.of(quantity)) : List.of();
    } else if (value instanceof CanonicalType || value instanceof UriType) {
      return List.of(new Uri(value.primitiveValue()));
    }
    return value.isPrimitive() ? List.of(new Code(null, value.primitiveValue())) : List.of();
  }

  private static List<SearchableValue> words(Stream<StringType> texts) {
    return texts
        .filter(StringType::hasValue)
        .<SearchableValue>map(t -> new Words(t.getValue()))
        .toList();
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\,|$])", "\\\\$1");
  }

  record Code(String system, String code) implements SearchableValue {
    @Override
    public String plain() {
      return system == null ? escaped(code) : escaped(system) + "|" + escaped(code);
    }

    @Override
    public Map<String, List<String>> asked() {
      List<String> values = new ArrayList<>();
      values.add(plain());
      values.add(escaped(code));
      values.add("|" + escaped(code));
      values.add("urn:of:nobody|" + escaped(code));
      values.add(escaped(code) + ",nobody");
      values.add(escaped(code.toUpperCase(Locale.ROOT)));
      if (system != null) {
        values.add(escaped(system) + "|");
      }
      return Map.of("", values, ":not", List.of(plain()));
    }
  }

  record Words(String text) implements SearchableValue {
    @Override
    public String plain() {
      return escaped(text);
    }

    @Override
    public Map<String, List<String>> asked() {
      String part = escaped(text.substring(1, Math.max(2, text.length() - 1)).strip());
      String start = escaped(text.substring(0, Math.min(3, text.length())).strip());
      Map<String, List<String>> asked = new LinkedHashMap<>();
      String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      asked.put("", List.of(plain(), start, start.toUpperCase(Locale.ROOT), part, escaped(bare)));
      asked.put(":exact", List.of(plain(), start, plain().toUpperCase(Locale.ROOT)));
      asked.put(":contains", List.of(part, part.toUpperCase(Locale.ROOT), start));
      return asked;
    }
  }

  /** With its own precision, and as its day, month and year. */
  record Time(String text) implements SearchableValue {
    private static final int DAY = 10;

    @Override
    public String plain() {
      return text;
    }

    @Override
    public boolean isOrdered() {
      return true;
    }

    @Override
    public Map<String, List<String>> asked() {
      List<String> values = new ArrayList<>();
      for (String prefix : PREFIXES) {
        values.add(prefix + text);
        values.add(prefix + text.substring(0, Math.min(DAY, text.length())));
      }
      values.add(text.substring(0, 4));
      values.add(text.substring(0, Math.min(7, text.length())));
      return Map.of("", values);
    }
  }

  record Target(String reference) implements SearchableValue {
    @Override
    public String plain() {
      return reference;
    }

    @Override
    public Map<String, List<String>> asked() {
      int slash = reference.indexOf('/');
      if (slash < 0) {
        return Map.of("", List.of(escaped(reference)));
      }
      String type = reference.substring(0, slash);
      String id = reference.substring(slash + 1);
      Map<String, List<String>> asked = new LinkedHashMap<>();
      asked.put("", List.of(reference, id, type + "/nobody", reference + ",nobody"));
      asked.put(":" + type, List.of(id));
      return asked;
    }
  }

  /** The values of a canonical or another URI. */
  record Uri(String uri) implements SearchableValue {
    @Override
    public String plain() {
      return escaped(uri);
    }

    @Override
    public Map<String, List<String>> asked() {
      int bar = uri.indexOf('|');
      List<String> values = new ArrayList<>(List.of(uri, uri + "/more"));
      if (bar > 0) {
        values.add(uri.substring(0, bar));
        values.add(uri.substring(0, bar) + "|0");
      }
      return Map.of("", values);
    }
  }

  record Amount(String number, String system, String code, String unit) implements SearchableValue {
    static Amount of(Quantity quantity) {
      return new Amount(
          quantity.getValue().toPlainString(),
          quantity.getSystem(),
          quantity.getCode(),
          quantity.getUnit());
    }

    @Override
    public String plain() {
      return number;
    }

    @Override
    public boolean isOrdered() {
      return true;
    }

    @Override
    public Map<String, List<String>> asked() {
      List<String> values = new ArrayList<>();
      PREFIXES.forEach(prefix -> values.add(prefix + number));
      values.add(new BigDecimal(number).setScale(2, RoundingMode.HALF_UP).toPlainString());
      if (system != null) {
        values.add(number + "|" + escaped(system) + "|" + escaped(code));
        values.add("gt" + number + "|" + escaped(system) + "|" + escaped(code));
        values.add(number + "|urn:of:nobody|" + escaped(code));
      }
      if (code != null) {
        values.add(number + "||" + escaped(code));
      }
      if (unit != null) {
        values.add(number + "||" + escaped(unit));
      }
      return Map.of("", values);
    }
  }
}
