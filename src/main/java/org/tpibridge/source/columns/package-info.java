/**
 * A clinic's own CSV, made readable by a YAML file. {@code ColumnMapReader} reads a {@link
 * org.tpibridge.source.columns.ColumnMap}: for each canonical column a {@code Source} (a cell, a
 * template of cells, fixed words, several of them), and the {@code Steps} that its text goes
 * through (splitting, value tables, numbers, dates). {@link
 * org.tpibridge.source.columns.ColumnMap#on} puts it on a table's header; the {@link
 * org.tpibridge.source.columns.BoundMap} then says by what rows belong together, and what they
 * tell, as a {@link org.tpibridge.source.telling.Telling}. What cannot be taken from a cell is a
 * finding; what is taken is not read here.
 */
package org.tpibridge.source.columns;
