package org.tpibridge.store.search;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.store.search.IndexValue.ReferenceValue;

/**
 * Extracts references (FHIR R4, search, reference). The version in a reference is ignored, and
 * references into the same resource are omitted.
 */
final class ReferenceExtractor {
  static final String PATIENT = "Patient";

  /** Suffix of the parameter for identifiers in references ({@code :identifier}). */
  static final String IDENTIFIER = ":identifier";

  /**
   * Parameter for links from a Patient to the one that replaces it. FHIR's parameter {@code link}
   * does not distinguish the kinds of links.
   */
  static final String REPLACED_BY = "link:replaced-by";

  private static final Pattern VERSION = Pattern.compile("/_history/[^/]*$");

  private static final Pattern LOCAL = Pattern.compile("[A-Z]\\w*/[A-Za-z0-9.\\-]{1,64}");

  private ReferenceExtractor() {}

  /** Whether a reference has the form {@code Type/id}. */
  static boolean isLocal(String target) {
    return LOCAL.matcher(target).matches();
  }

  static void add(String parameter, Base value, Consumer<IndexValue> index) {
    if (value instanceof Reference reference) {
      String target = reference.getReference();
      if (target != null && !target.isEmpty() && !target.startsWith("#")) {
        index.accept(new ReferenceValue(parameter, withoutVersion(target)));
      }
      if (reference.hasIdentifier()) {
        TokenExtractor.add(parameter + IDENTIFIER, reference.getIdentifier(), index);
      }
    } else if (value.isPrimitive() && value.hasPrimitiveValue()) {
      String canonical = value.primitiveValue();
      index.accept(new ReferenceValue(parameter, canonical));
      int bar = canonical.indexOf('|');
      if (bar > 0) {
        index.accept(new ReferenceValue(parameter, canonical.substring(0, bar)));
      }
    }
  }

  private static String withoutVersion(String target) {
    if (!target.contains("/_history/")) {
      return target;
    }
    Matcher version = VERSION.matcher(target);
    return version.replaceFirst("");
  }
}
