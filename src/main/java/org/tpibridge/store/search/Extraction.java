package org.tpibridge.store.search;

import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;

/** What is indexed of an element that a parameter's expression found. */
final class Extraction {
  private final Moments moments;

  Extraction(Moments moments) {
    this.moments = moments;
  }

  void add(Kind kind, String parameter, Base value, Consumer<IndexValue> index) {
    switch (kind) {
      case TOKEN -> Tokens.add(parameter, value, index);
      case DATE -> moments.add(parameter, value, index);
      case REFERENCE -> Links.add(parameter, value, index);
      case STRING -> Wording.add(parameter, value, index);
      case QUANTITY -> Amounts.add(parameter, value, index);
      case URI -> {
        if (value.isPrimitive() && value.hasPrimitiveValue()) {
          index.accept(new IndexValue.Uri(parameter, value.primitiveValue()));
        }
      }
    }
  }
}
