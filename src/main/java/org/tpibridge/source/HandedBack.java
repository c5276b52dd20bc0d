package org.tpibridge.source;

import java.util.List;

/**
 * The columns that a rejects file has behind the original ones. Rows come back with them once they
 * are fixed; they tell nothing about a visit.
 */
public final class HandedBack {
  public static final List<String> COLUMNS =
      List.of("_place", "_code", "_column", "_message", "_suggestion");

  private HandedBack() {}
}
