/**
 * Text on the terminal: progress, tables, findings, the result of an import. Start with {@link
 * org.tpibridge.cli.output.Console}, through which everything is printed; it replaces control
 * characters in text from an input. No class here makes decisions, so wording and layout can be
 * changed freely. The JSON for programs is written in {@code report} and {@code importing}.
 */
package org.tpibridge.cli.output;
