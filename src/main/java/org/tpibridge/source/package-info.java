/**
 * Bytes to visits. A {@link org.tpibridge.source.VisitReader} takes an {@link
 * org.tpibridge.source.Input} and gives a lazy stream of {@link org.tpibridge.source.Parsed}: one
 * for each visit that was understood or rejected, and one where the input itself cannot be read.
 */
package org.tpibridge.source;
