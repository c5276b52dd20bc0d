package org.tpibridge.cli.options;

/** Formats of commands that print what is stored. Lowercase, because users type them. */
public enum TextOrJson {
  text,
  json
}
