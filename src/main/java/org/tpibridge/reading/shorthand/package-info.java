/**
 * Reads values as clinics write them ({@code R trap x2}, {@code 1% lidocaine 4cc + 40mg Kenalog},
 * {@code 7/10 -> 3}). A value with more than one meaning is rejected, never guessed.
 *
 * <p>Start with {@code Shorthand}, the only entry point. A reader splits a cell into tokens ({@code
 * Lexer}, {@code TokenCursor}), recognizes elements ({@code ...ElementParser}, {@code ...Grammar})
 * and combines them ({@code ...Reader}). Each kind of value (sites, injectates, pain, dates) may be
 * changed without looking at the others; {@code RegionalConventions} contains what differs between
 * clinics.
 */
package org.tpibridge.reading.shorthand;
