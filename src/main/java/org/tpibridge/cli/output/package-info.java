/**
 * Text on the terminal: progress, tables, findings, the result of an import. Start with {@link
 * org.tpibridge.cli.output.Console}, through which everything is printed; text of an input is made
 * harmless there. No class here decides anything, so wording and layout can be changed freely; the
 * JSON that programs read is made in {@code report} and {@code importing}.
 */
package org.tpibridge.cli.output;
