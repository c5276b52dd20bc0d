package org.tpibridge.cli;

/** Formats of commands that print what is stored. Lowercase, because users type them. */
enum TextOrJson {
  text,
  json
}
