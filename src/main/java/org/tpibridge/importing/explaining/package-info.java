/**
 * How something in the store came to be. {@link org.tpibridge.importing.explaining.Explaining} goes
 * from a resource to the rows that its versions came from, and from a row to what became of it; the
 * answers are {@link org.tpibridge.importing.explaining.Story}s.
 */
package org.tpibridge.importing.explaining;
