package org.tpibridge.store.search;

/** The format number of the search index. */
public final class IndexFormat {
  /**
   * Increase it, up to 127, whenever the same resource gets other index rows than before: if other
   * values are extracted, or if HAPI updates FHIR's expressions.
   */
  public static final int NUMBER = 2;

  /** The lowest parameter hash of this format. */
  static final long FIRST_PARAMETER = (long) NUMBER << 24;

  /** The highest parameter hash of this format. */
  static final long LAST_PARAMETER = FIRST_PARAMETER + (1 << 24) - 1;

  private IndexFormat() {}

  /** The number of a search parameter in the rows of the index, for queries that read them. */
  public static long parameterHash(String type, String name) {
    return IndexHash.parameter(type, name);
  }
}
