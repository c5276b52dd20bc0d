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

  /** {@code ap} accepts a difference of one tenth of the time between the date and now. */
  private static final long APPROXIMATE_DIVISOR = 10;

  private final DateRanges dateRanges;
  private final Clock clock;

  DateLookup(DateRanges dateRanges, Clock clock) {
    this.dateRanges = dateRanges;
    this.clock = clock;
  }

  Optional<IndexLookup> of(long parameter, String value) {
    return parse(value).map(date -> indexed(parameter, date));
  }

  /** Finds versions by the time at which they were stored, which is a millisecond. */
  Optional<IndexLookup> ofUpdates(String value) {
    return parse(value).map(DateLookup::updated);
  }

  private record PrefixedDate(SearchPrefix prefix, long low, long high) {}

  private Optional<PrefixedDate> parse(String value) {
    Matcher matcher = PREFIX_AND_DATE.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    SearchPrefix prefix = SearchPrefix.of(matcher.group(1));
    return dateRanges.parse(matcher.group(2)).map(range -> widened(prefix, range));
  }

  private PrefixedDate widened(SearchPrefix prefix, DateValue range) {
    long off =
        prefix == SearchPrefix.AP
            ? Math.abs(clock.millis() - range.low()) / APPROXIMATE_DIVISOR
            : 0;
    return new PrefixedDate(prefix, range.low() - off, range.high() + off);
  }

  /** Each condition begins with a limit that the index can seek. */
  private static IndexLookup indexed(long parameter, PrefixedDate date) {
    long low = date.low();
    long high = date.high();
    List<Object> values = new ArrayList<>(List.of(parameter));
    String condition =
        switch (date.prefix()) {
          case EQ -> add(values, "low >= ? and low < ? and high <= ?", low, high, high);
          case NE -> add(values, "(low < ? or high > ?)", low, high);
          case GT -> add(values, "high > ?", high);
          case LT -> add(values, "low < ?", low);
          case GE -> add(values, "high > ? and (high > ? or low >= ?)", low, high, low);
          case LE -> add(values, "low < ? and (low < ? or high <= ?)", high, low, high);
          case SA -> add(values, "low >= ?", high);
          case EB -> add(values, "low < ? and high <= ?", low, low);
          case AP -> add(values, "low < ? and high > ?", high, low);
        };
    IndexLookup lookup =
        new IndexLookup(
            IndexTable.DATE.sqlName(),
            "version_key",
            "parameter_hash = ? and " + condition,
            values,
            false);
    return date.prefix() == SearchPrefix.NE ? lookup.asSlow() : lookup;
  }

  private static IndexLookup updated(PrefixedDate date) {
    long low = date.low();
    long high = date.high();
    List<Object> values = new ArrayList<>();
    String condition =
        switch (date.prefix()) {
          case EQ, AP -> add(values, "updated_at >= ? and updated_at < ?", low, high);
          case NE -> add(values, "(updated_at < ? or updated_at >= ?)", low, high);
          case GT, SA -> add(values, "updated_at >= ?", high);
          case LT, EB -> add(values, "updated_at < ?", low);
          case GE -> add(values, "updated_at >= ?", low);
          case LE -> add(values, "updated_at < ?", high);
        };
    return IndexLookup.ofVersions(condition, values);
  }

  private static String add(List<Object> values, String condition, Object... more) {
    values.addAll(List.of(more));
    return condition;
  }
}
