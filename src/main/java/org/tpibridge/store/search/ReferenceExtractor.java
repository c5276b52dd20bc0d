package org.tpibridge.store.search;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.store.search.IndexValue.ReferenceValue;

/**
 * Where references lead (FHIR R4, search, reference). The version that a reference names does not
 * count; one into the same resource leads nowhere else, and is left out.
 */
final class ReferenceExtractor {
  static final String PATIENT = "Patient";

  /** Of the parameter that finds by what a reference's identifier says ({@code :identifier}). */
  static final String IDENTIFIER = ":identifier";

  /**
   * What of a Patient's links says that another goes on in its place. FHIR's parameter {@code link}
   * does not tell the kinds of links apart.
   */
  static final String REPLACED_BY = "link:replaced-by";

  private static final Pattern VERSION = Pattern.compile("/_history/[^/]*$");

  private static final Pattern LOCAL = Pattern.compile("[A-Z]\\w*/[A-Za-z0-9.\\-]{1,64}");

  private ReferenceExtractor() {}

  /** Whether it is {@code Type/id}. */
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
