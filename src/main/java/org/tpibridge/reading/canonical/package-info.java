/**
 * Canonical values: how one value or one list item of a visit is written in a canonical CSV, and
 * the suggestion for other ways to write it. Nothing here depends on a file format.
 *
 * <p>Start with {@code ItemGrammar} and its implementation {@code CanonicalGrammar}; each {@code
 * ...Grammar} reads one kind of item, {@code CanonicalTimes} dates and times, {@code Identifier}
 * visit ids and medical record numbers. Each grammar may be changed separately; what it accepts is
 * documented in {@code docs/visit.md} and, for JSON, in the JSON Schema.
 */
package org.tpibridge.reading.canonical;
