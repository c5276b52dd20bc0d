package org.tpibridge.cli.options;

/**
 * Formats in which findings are printed. Lowercase, because users type them after {@code --output}.
 */
public enum OutputFormat {
  text,
  json,
  outcome
}
