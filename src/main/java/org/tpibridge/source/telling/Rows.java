package org.tpibridge.source.telling;

/** How the rows of one visit say what a column contains. */
public enum Rows {
  /** Each row has its own items, which are added up. */
  ADD,
  /** Each row repeats the items of the whole visit, which count once. */
  SAME,
  /** Nobody stated it: what is in several rows is counted once only where the rows show why. */
  UNSTATED
}
