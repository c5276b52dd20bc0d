package org.tpibridge.store.search;

import java.util.Optional;

/** Words: how they begin, unless told otherwise. */
final class WordsLookup {
  private static final String BEHIND_ALL = "\udbff\udfff";

  private WordsLookup() {}

  /** Exactly as told, with case and accents. */
  static Optional<Lookup> exact(long parameter, String value) {
    String told = StorableText.of(Escaped.plain(value));
    String normal = Wording.normal(told);
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Lookup.of(
                IndexTable.WORDS,
                "parameter_hash = ? and normalized_start = ? and exact = ?",
                parameter,
                normal.substring(0, Wording.startEnd(normal)),
                told));
  }

  static Optional<Lookup> contained(long parameter, String value) {
    String normal = normal(value);
    return normal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Lookup.of(
                IndexTable.WORDS,
                "parameter_hash = ? and normalized_start || normalized_rest like ? escape '\\'",
                parameter,
                "%" + normal.replaceAll("([\\\\%_])", "\\\\$1") + "%"));
  }

  static Optional<Lookup> beginning(long parameter, String value) {
    String normal = normal(value);
    int end = Wording.startEnd(normal);
    String start = normal.substring(0, end);
    String rest = normal.substring(end);
    if (normal.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        rest.isEmpty()
            ? Lookup.of(
                IndexTable.WORDS,
                "parameter_hash = ? and normalized_start >= ? and normalized_start < ?",
                parameter,
                start,
                start + BEHIND_ALL)
            : Lookup.of(
                IndexTable.WORDS,
                """
                parameter_hash = ? and normalized_start = ?
                and normalized_rest >= ? and normalized_rest < ?
                """,
                parameter,
                start,
                rest,
                rest + BEHIND_ALL));
  }

  private static String normal(String value) {
    return StorableText.of(Wording.normal(Escaped.plain(value)));
  }
}
