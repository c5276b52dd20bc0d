/**
 * How clinics really write: {@code R trap x2}, {@code 1% lidocaine 2cc}, {@code 7→3}, {@code
 * 3/4/24}, {@code ~70% x 3 wks}. A {@link org.tpibridge.source.shorthand.Shorthand} reads one cell
 * at a time and knows no files and no places.
 *
 * <p>A {@link org.tpibridge.source.shorthand.Reading} is exact (no finding), assumed (a warning or
 * information says what was assumed) or refused (an error quotes the cell and names what it may
 * mean). What cannot be told apart is never guessed. {@code docs/shorthand.md} lists all forms.
 */
package org.tpibridge.source.shorthand;
