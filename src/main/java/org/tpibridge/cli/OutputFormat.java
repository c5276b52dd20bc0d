package org.tpibridge.cli;

/**
 * How findings are printed. Lower case, because these are the words typed after {@code --output}.
 */
enum OutputFormat {
  text,
  json,
  outcome
}
