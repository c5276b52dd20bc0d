package org.tpibridge.store.search;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.tpibridge.store.search.IndexValue.QuantityValue;

/**
 * Extracts quantities with their unit as stated (FHIR R4, search, quantity). Units are not
 * converted. Sampled data is omitted, because it has no single value.
 */
final class QuantityExtractor {
  private QuantityExtractor() {}

  static void add(String parameter, Base value, Consumer<IndexValue> index) {
    if (value instanceof Quantity quantity && quantity.hasValue()) {
      double number = quantity.getValue().doubleValue();
      QuantityComparator comparator = quantity.getComparator();
      boolean below =
          comparator == QuantityComparator.LESS_THAN
              || comparator == QuantityComparator.LESS_OR_EQUAL;
      boolean above =
          comparator == QuantityComparator.GREATER_THAN
              || comparator == QuantityComparator.GREATER_OR_EQUAL;
      index.accept(
          amount(
              parameter,
              below ? Double.NEGATIVE_INFINITY : number,
              above ? Double.POSITIVE_INFINITY : number,
              quantity));
    } else if (value instanceof Range range && (range.hasLow() || range.hasHigh())) {
      index.accept(
          amount(
              parameter,
              number(range.getLow().getValue(), Double.NEGATIVE_INFINITY),
              number(range.getHigh().getValue(), Double.POSITIVE_INFINITY),
              range.hasLow() ? range.getLow() : range.getHigh()));
    }
  }

  private static double number(BigDecimal value, double ifOpen) {
    return value == null ? ifOpen : value.doubleValue();
  }

  private static QuantityValue amount(String parameter, double low, double high, Quantity unit) {
    return new QuantityValue(
        parameter,
        low,
        high,
        Optional.ofNullable(unit.getSystem()),
        Optional.ofNullable(unit.getCode()),
        Optional.ofNullable(unit.getUnit()));
  }
}
