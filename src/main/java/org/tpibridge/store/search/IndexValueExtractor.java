package org.tpibridge.store.search;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;

/** What is indexed of an element that a parameter's expression found. */
final class IndexValueExtractor {
  private final DateRanges moments;

  IndexValueExtractor(DateRanges moments) {
    this.moments = moments;
  }

  void add(SearchParameterType kind, String parameter, Base value, Consumer<IndexValue> index) {
    switch (kind) {
      case TOKEN -> TokenExtractor.add(parameter, value, index);
      case DATE -> moments.add(parameter, value, index);
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
