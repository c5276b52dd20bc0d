package org.tpibridge.store.search;

import java.util.Locale;

/** How a value that is ordered is compared (FHIR R4, search, prefixes). */
enum SearchPrefix {
  EQ,
  NE,
  GT,
  LT,
  GE,
  LE,
  SA,
  EB,
  AP;

  /** An expression's first group, which may be empty. */
  static final String PATTERN = "(eq|ne|gt|lt|ge|le|sa|eb|ap)?";

  static SearchPrefix of(String group) {
    return group == null ? EQ : valueOf(group.toUpperCase(Locale.ROOT));
  }
}
