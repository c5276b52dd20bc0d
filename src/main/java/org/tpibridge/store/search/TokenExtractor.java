package org.tpibridge.store.search;

import java.util.Locale;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.tpibridge.store.search.IndexValue.TokenValue;

/** Extracts codes, identifiers and flags (FHIR R4, search, token). */
final class TokenExtractor {
  /** FHIR's code system for true and false. */
  static final String SPECIAL_VALUES = "http://terminology.hl7.org/CodeSystem/special-values";

  private TokenExtractor() {}

  static void add(String parameter, Base value, Consumer<IndexValue> index) {
    if (value instanceof CodeableConcept concept) {
      concept.getCoding().forEach(coding -> add(parameter, coding, index));
    } else if (value instanceof Coding coding) {
      add(parameter, coding.getSystem(), coding.getCode(), index);
    } else if (value instanceof Identifier identifier) {
      add(parameter, identifier.getSystem(), identifier.getValue(), index);
    } else if (value instanceof ContactPoint contact) {
      add(parameter, contact.getSystemElement().asStringValue(), contact.getValue(), index);
    } else if (value.isPrimitive()) {
      add(parameter, impliedSystem(value), value.primitiveValue(), index);
    }
  }

  /** The system of a code whose element allows only one system. */
  private static String impliedSystem(Base value) {
    if (value instanceof BooleanType) {
      return SPECIAL_VALUES;
    }
    return value instanceof Enumeration<?> code && code.getValue() != null
        ? code.getSystem()
        : null;
  }

  private static void add(
      String parameter, String system, String code, Consumer<IndexValue> index) {
    if (code != null || system != null) {
      index.accept(new TokenValue(parameter, system == null ? "" : system, folded(code)));
    }
  }

  /** Codes are compared without case, because their systems may not be case-sensitive. */
  static String folded(String code) {
    return code == null ? "" : code.toLowerCase(Locale.ROOT);
  }
}
