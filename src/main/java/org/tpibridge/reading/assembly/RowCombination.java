package org.tpibridge.reading.assembly;

/** How the rows of one visit say what a column contains. */
public enum RowCombination {
  /** Each row has its own items, which are added up. */
  ADD,
  /** Each row repeats the items of the whole visit, which count once. */
  SAME,
  /** Nobody stated it: what is in several rows is counted once only where the rows show why. */
  UNSPECIFIED
}
