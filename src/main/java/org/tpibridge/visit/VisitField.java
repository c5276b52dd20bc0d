package org.tpibridge.visit;

/**
 * A part of a visit that has a place in its source: a column, or one item of a list column.
 *
 * @param column the field
 * @param item the index of the item in the visit's list (such as {@link Visit#sites}), counted from
 *     0, or {@link #WHOLE} for the whole field
 */
public record VisitField(Column column, int item) {
  public static final int WHOLE = -1;

  public static VisitField of(Column column) {
    return new VisitField(column, WHOLE);
  }

  public static VisitField of(Column column, int item) {
    return new VisitField(column, item);
  }
}
