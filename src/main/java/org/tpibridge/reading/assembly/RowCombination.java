package org.tpibridge.reading.assembly;

/** How the rows of one visit contain the items of a column. */
public enum RowCombination {
  /** Each row has separate items, which are added up. */
  ADD,
  /** Each row repeats the items of the whole visit, which are counted once. */
  SAME,
  /** Not specified: items in several rows are counted once only if the rows show why. */
  UNSPECIFIED
}
