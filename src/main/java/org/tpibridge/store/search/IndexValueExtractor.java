package org.tpibridge.store.search;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;

/** Extracts index values from an element that a search parameter's expression found. */
final class IndexValueExtractor {
  private final DateRanges dateRanges;

  IndexValueExtractor(DateRanges dateRanges) {
    this.dateRanges = dateRanges;
  }

  void add(SearchParameterType kind, String parameter, Base value, Consumer<IndexValue> index) {
    switch (kind) {
      case TOKEN -> TokenExtractor.add(parameter, value, index);
      case DATE -> dateRanges.add(parameter, value, index);
      case REFERENCE -> ReferenceExtractor.add(parameter, value, index);
      case STRING -> StringNormalizer.add(parameter, value, index);
      case QUANTITY -> QuantityExtractor.add(parameter, value, index);
      case URI -> {
        if (value.isPrimitive() && value.hasPrimitiveValue()) {
          index.accept(new IndexValue.UriValue(parameter, value.primitiveValue()));
        }
      }
    }
  }
}
