/**
 * What is found in an input: severity, stable code, message, and the place in the source. Start
 * with {@link org.tpibridge.finding.Finding}. Findings are values that are collected and reported,
 * never thrown. {@link org.tpibridge.finding.QuotedText} and {@link
 * org.tpibridge.finding.PrintableText} make text of an input safe for messages and terminals. Every
 * package uses this one and it uses none, so a change of a record concerns the whole program.
 */
package org.tpibridge.finding;
