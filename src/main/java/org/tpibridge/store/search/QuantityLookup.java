package org.tpibridge.store.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.store.database.StorableText;

/**
 * Finds quantities: a number, or {@code number|system|code}. A unit without a system matches the
 * code or the name of the unit. A number without a prefix matches within its precision.
 */
final class QuantityLookup {
  private static final Pattern PREFIX_AND_NUMBER =
      Pattern.compile(SearchPrefix.PATTERN + "(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?)");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal APPROXIMATE_FRACTION = new BigDecimal("0.1");

  private QuantityLookup() {}

  static Optional<IndexLookup> of(long parameter, String value) {
    List<String> parts =
        EscapedSearchValue.split(value, '|').stream().map(EscapedSearchValue::unescape).toList();
    Matcher matcher = PREFIX_AND_NUMBER.matcher(parts.get(0));
    if (!matcher.matches() || (parts.size() != 1 && parts.size() != 3)) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>(List.of(parameter));
    StringBuilder where = new StringBuilder("parameter_hash = ? and ");
    where.append(
        compared(SearchPrefix.of(matcher.group(1)), new BigDecimal(matcher.group(2)), values));
    if (parts.size() == 3) {
      where.append(ofUnit(parts.get(1), parts.get(2), values));
    }
    return Optional.of(
        new IndexLookup(
            IndexTable.QUANTITY.sqlName(), "version_key", where.toString(), values, false));
  }

  private static String compared(SearchPrefix prefix, BigDecimal number, List<Object> values) {
    // FHIR's example: 100 is from 99.5 to 100.5, and 1e2 from 95 to 105.
    int unit = number.scale() >= 0 ? -number.scale() : -number.scale() - 1;
    BigDecimal off =
        prefix == SearchPrefix.AP
            ? number.abs().multiply(APPROXIMATE_FRACTION)
            : HALF.scaleByPowerOfTen(unit);
    double low = number.subtract(off).doubleValue();
    double high = number.add(off).doubleValue();
    double exact = number.doubleValue();
    return switch (prefix) {
      case EQ -> add(values, "low >= ? and high < ?", low, high);
      case NE -> add(values, "(low < ? or high >= ?)", low, high);
      case AP -> add(values, "low <= ? and high >= ?", high, low);
      case GT -> add(values, "high > ?", exact);
      case LT -> add(values, "low < ?", exact);
      case GE -> add(values, "high >= ?", exact);
      case LE -> add(values, "low <= ?", exact);
      case SA -> add(values, "low > ?", exact);
      case EB -> add(values, "high < ?", exact);
    };
  }

  private static String ofUnit(String system, String code, List<Object> values) {
    StringBuilder where = new StringBuilder();
    if (!system.isEmpty()) {
      where.append(add(values, " and system_hash = ?", IndexHash.system(system)));
    }
    if (!code.isEmpty()) {
      String storable = StorableText.of(code);
      where.append(
          system.isEmpty()
              ? add(values, " and (code = ? or unit = ?)", storable, storable)
              : add(values, " and code = ?", storable));
    }
    return where.toString();
  }

  private static String add(List<Object> values, String condition, Object... more) {
    values.addAll(List.of(more));
    return condition;
  }
}
