/**
 * A clinic's own CSV, read through a column map that the clinic writes in YAML; {@code
 * docs/column-maps.md} describes the map.
 *
 * <p>Start with {@code ColumnMap}. {@code ColumnMapParser} reads the YAML; bound to a table's
 * header it becomes a {@code BoundColumnMap}, which extracts the fields of a visit from its rows;
 * {@code ColumnMapVisits} reads a table with it. A source of a column is a {@code ColumnSource},
 * its conversion {@code ConversionSteps}: a new one needs only these, their parser and the schema.
 * {@code ColumnMapProposer} proposes a map for a new table and may be changed separately.
 */
package org.tpibridge.reading.columnmap;
