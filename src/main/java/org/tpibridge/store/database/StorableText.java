package org.tpibridge.store.database;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Removes characters that a database cannot store: NUL (PostgreSQL) and unpaired surrogates. */
public final class StorableText {
  private StorableText() {}

  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', '\ufffd');
      }
    }
    return text;
  }
}
