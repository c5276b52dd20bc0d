package org.tpibridge.store.search;

import java.util.Locale;

/** Prefixes of ordered values (FHIR R4, search, prefixes). */
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

  /** The first group of a pattern; it may be empty. */
  static final String PATTERN = "(eq|ne|gt|lt|ge|le|sa|eb|ap)?";

  static SearchPrefix of(String group) {
    return group == null ? EQ : valueOf(group.toUpperCase(Locale.ROOT));
  }
}
