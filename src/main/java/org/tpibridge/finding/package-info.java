/**
 * Findings about an input: severity, stable code, message, and the place in the source. Start with
 * {@link org.tpibridge.finding.Finding}. Findings are values that are collected and reported, never
 * thrown. {@link org.tpibridge.finding.QuotedText} and {@link org.tpibridge.finding.PrintableText}
 * make input text safe for messages and terminals. Every other package may use this package and it
 * uses none, so a change to a record affects the whole program.
 */
package org.tpibridge.finding;
