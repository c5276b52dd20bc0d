package org.tpibridge.store.search;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Optional;

/**
 * The types of search parameters that are indexed. No stored resource type has a number parameter.
 */
enum SearchParameterType {
  TOKEN,
  DATE,
  REFERENCE,
  STRING,
  QUANTITY,
  URI;

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
