package org.tpibridge.store.search;

/** The form in which this program writes the search index. */
public final class IndexFormat {
  /**
   * To be raised, up to 127, whenever the same resource is to be found by other rows than before:
   * when what is taken out of resources changes, or FHIR's expressions as HAPI brings them.
   */
  public static final int NUMBER = 1;

  /** The fingerprints of parameters are from here on... */
  static final long FIRST_PARAMETER = (long) NUMBER << 24;

  /** ... to here. */
  static final long LAST_PARAMETER = FIRST_PARAMETER + (1 << 24) - 1;

  private IndexFormat() {}
}
