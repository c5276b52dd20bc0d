package org.tpibridge.cli;

/**
 * Formats in which findings are printed. Lowercase, because users type them after {@code --output}.
 */
enum OutputFormat {
  text,
  json,
  outcome
}
