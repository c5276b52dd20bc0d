package org.tpibridge.server.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.tpibridge.exchange.ExchangedTypes;

/** The resource types that the store has. */
final class ServedTypes {
  static final List<String> STORED =
      Stream.concat(ExchangedTypes.MATCHED.stream(), ExchangedTypes.DOCUMENTED.stream())
          .sorted()
          .toList();

  private ServedTypes() {}
}
