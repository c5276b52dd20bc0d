package org.tpibridge.store.search;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The types of search parameters that are indexed. No stored resource type has a number parameter.
 */
enum SearchParameterType {
  TOKEN("code, system|code, |code (without a system) or system| (any code)", ":missing, :not"),
  DATE(
      "an ISO date or time such as 2026-03 or ge2026-03-01T10:00:00Z; prefixes are eq, ne, gt, lt,"
          + " ge, le, sa, eb and ap",
      ":missing"),
  REFERENCE("id, Type/id or a URL", ":identifier, :missing"),
  STRING("a text with at least one letter or digit", ":contains, :exact, :missing"),
  QUANTITY(
      "a number such as 5.4, or number|system|code; prefixes are eq, ne, gt, lt, ge, le, sa, eb and"
          + " ap",
      ":missing"),
  URI("a URI", ":missing");

  /** A modifier of references: the type of the resource, as in {@code subject:Patient}. */
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+");

  private final String format;
  private final String modifiers;

  SearchParameterType(String format, String modifiers) {
    this.format = format;
    this.modifiers = modifiers;
  }

  /** What a value looks like, for messages. */
  String format() {
    return format;
  }

  /** The supported modifiers, for messages. */
  String modifiers() {
    return this == REFERENCE ? modifiers + ", or a resource type such as :Patient" : modifiers;
  }

  boolean supports(String modifier) {
    return modifier.isEmpty()
        || List.of(modifiers.split(", ", -1)).contains(":" + modifier)
        || (this == REFERENCE && TYPE.matcher(modifier).matches());
  }

  static Optional<SearchParameterType> of(RestSearchParameterTypeEnum type) {
    return switch (type) {
      case TOKEN -> Optional.of(TOKEN);
      case DATE -> Optional.of(DATE);
      case REFERENCE -> Optional.of(REFERENCE);
      case STRING -> Optional.of(STRING);
      case QUANTITY -> Optional.of(QUANTITY);
      case URI -> Optional.of(URI);
      case NUMBER, COMPOSITE, HAS, SPECIAL -> Optional.empty();
    };
  }
}
