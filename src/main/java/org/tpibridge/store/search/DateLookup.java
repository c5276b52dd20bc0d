package org.tpibridge.store.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.store.search.IndexValue.DateValue;

/** Finds dates, which are compared as ranges (FHIR R4, search, prefixes). */
final class DateLookup {
  private static final Pattern PREFIX_AND_DATE = Pattern.compile(SearchPrefix.PATTERN + "(\\d.*)");

  /** The time at which a version was stored, as a range of one millisecond. */
  private static final String UPDATES =
      """
      (select key as version_key, updated_at as low, updated_at + 1 as high
        from resource_version) as made""";

  /** {@code ap} accepts a difference of one tenth of the time between the date and now. */
  private static final long APPROXIMATE_DIVISOR = 10;

  private final DateRanges dateRanges;
  private final Clock clock;

  DateLookup(DateRanges dateRanges, Clock clock) {
    this.dateRanges = dateRanges;
    this.clock = clock;
  }

  Optional<IndexLookup> of(long parameter, String value) {
    return of(IndexTable.DATE.sqlName(), "parameter_hash = ? and ", List.of(parameter), value);
  }

  /** Finds versions by the time at which they were stored. */
  Optional<IndexLookup> ofUpdates(String value) {
    return of(UPDATES, "", List.of(), value);
  }

  private Optional<IndexLookup> of(String table, String where, List<Object> values, String value) {
    Matcher matcher = PREFIX_AND_DATE.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return dateRanges
        .parse(matcher.group(2))
        .map(range -> lookup(table, where, values, SearchPrefix.of(matcher.group(1)), range));
  }

  private IndexLookup lookup(
      String table, String where, List<Object> before, SearchPrefix prefix, DateValue range) {
    long low = range.low();
    long high = range.high();
    if (prefix == SearchPrefix.AP) {
      long off = Math.abs(clock.millis() - low) / APPROXIMATE_DIVISOR;
      low -= off;
      high += off;
    }
    List<Object> values = new ArrayList<>(before);
    String condition =
        switch (prefix) {
          case EQ -> add(values, "low >= ? and high <= ?", low, high);
          case NE -> add(values, "(low < ? or high > ?)", low, high);
          case GT -> add(values, "high > ?", high);
          case LT -> add(values, "low < ?", low);
          case GE -> add(values, "(high > ? or (low >= ? and high <= ?))", high, low, high);
          case LE -> add(values, "(low < ? or (low >= ? and high <= ?))", low, low, high);
          case SA -> add(values, "low >= ?", high);
          case EB -> add(values, "high <= ?", low);
          case AP -> add(values, "low < ? and high > ?", high, low);
        };
    return new IndexLookup(table, where + condition, values);
  }

  private static String add(List<Object> values, String condition, Object... more) {
    values.addAll(List.of(more));
    return condition;
  }
}
