package org.tpibridge.store.search;

import java.util.Optional;
import org.tpibridge.store.database.StorableText;

/** Finds strings, by their beginning if there is no modifier. */
final class StringLookup {
  private static final String LAST_CHARACTER = "\udbff\udfff";

  private StringLookup() {}

  /** Finds the exact string, with case and accents. */
  static Optional<IndexLookup> exact(long parameter, String value) {
    String stated = StorableText.of(EscapedSearchValue.unescape(value));
    String normal = StringNormalizer.normal(stated);
    return stated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            IndexLookup.of(
                IndexTable.STRING,
                "parameter_hash = ? and normalized_start = ? and exact = ?",
                parameter,
                normal.substring(0, StringNormalizer.startEnd(normal)),
                stated));
  }

  static Optional<IndexLookup> containing(long parameter, String value) {
    String normal = normal(value);
    return normal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            IndexLookup.of(
                    IndexTable.STRING,
                    "parameter_hash = ? and normalized_start || normalized_rest like ? escape '\\'",
                    parameter,
                    "%" + normal.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .asSlow());
  }

  static Optional<IndexLookup> startingWith(long parameter, String value) {
    String normal = normal(value);
    int end = StringNormalizer.startEnd(normal);
    String start = normal.substring(0, end);
    String rest = normal.substring(end);
    if (normal.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        rest.isEmpty()
            ? IndexLookup.of(
                IndexTable.STRING,
                "parameter_hash = ? and normalized_start >= ? and normalized_start < ?",
                parameter,
                start,
                start + LAST_CHARACTER)
            : IndexLookup.of(
                IndexTable.STRING,
                """
                parameter_hash = ? and normalized_start = ?
                and normalized_rest >= ? and normalized_rest < ?
                """,
                parameter,
                start,
                rest,
                rest + LAST_CHARACTER));
  }

  private static String normal(String value) {
    return StorableText.of(StringNormalizer.normal(EscapedSearchValue.unescape(value)));
  }
}
