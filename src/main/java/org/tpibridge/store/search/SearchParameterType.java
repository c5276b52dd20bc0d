package org.tpibridge.store.search;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The types of search parameters that are indexed. No stored resource type has a number parameter.
 */
enum SearchParameterType {
  TOKEN(
      "code, system|code, |code (without a system) or system| (any code)",
      Set.of("not", "missing")),
  DATE(
      "an ISO date or time such as 2026-03 or ge2026-03-01T10:00:00Z; prefixes are eq, ne, gt, lt,"
          + " ge, le, sa, eb and ap",
      Set.of("missing")),
  REFERENCE("id, Type/id or a URL", Set.of("identifier", "missing")),
  STRING("a text with at least one letter or digit", Set.of("exact", "contains", "missing")),
  QUANTITY(
      "a number such as 5.4, or number|system|code; prefixes are eq, ne, gt, lt, ge, le, sa, eb and"
          + " ap",
      Set.of("missing")),
  URI("a URI", Set.of("missing"));

  /** A modifier of references: the type of the resource, as in {@code subject:Patient}. */
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+");

  private final String format;

  @SuppressWarnings("ImmutableEnumChecker") // It is never changed.
  private final Set<String> modifiers;

  SearchParameterType(String format, Set<String> modifiers) {
    this.format = format;
    this.modifiers = new TreeSet<>(modifiers);
  }

  /** What a value looks like, for messages. */
  String format() {
    return format;
  }

  /** The supported modifiers, for messages. */
  String modifiers() {
    String named = modifiers.stream().map(":"::concat).collect(Collectors.joining(", "));
    return this == REFERENCE ? named + ", or a resource type such as :Patient" : named;
  }

  boolean supports(String modifier) {
    return modifier.isEmpty()
        || modifiers.contains(modifier)
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
