package org.tpibridge.store.search;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tpibridge.files.Sha256;
import org.tpibridge.store.database.StorableText;

/**
 * Hashes texts for the index. Hashes are the same in every database and process, so no numbers have
 * to be assigned.
 */
final class IndexHash {
  /**
   * All types share one hash, so that identifiers of one visit, which begin alike, are adjacent.
   */
  private static final String IDENTIFIER = "identifier";

  private static final int KEY_CHARACTERS = 200;

  /** Number of cached texts; more systems, parameters and profiles are rare. */
  private static final int CACHE_SIZE = 4096;

  private static final Map<String, Long> CACHE = new ConcurrentHashMap<>();

  private IndexHash() {}

  /**
   * Hashes a parameter to four bytes. There are a few hundred, and a test checks that no two
   * collide. The first byte is the index format, so rows of another format are not found.
   */
  static long parameter(String type, String name) {
    return IndexFormat.FIRST_PARAMETER
        + (of(name.equals(IDENTIFIER) ? name : type + "?" + name) >>> 40);
  }

  /** Hashes a system to six bytes; 0 if there is none. */
  static long system(String uri) {
    return uri.isEmpty() ? 0 : of(uri) >>> 16;
  }

  static long uri(String uri) {
    return of(uri);
  }

  /** Shortens a text to the length of an index key, without characters that a database refuses. */
  static String key(String text) {
    String storable = StorableText.of(text);
    return storable.length() <= KEY_CHARACTERS
        ? storable
        : storable.substring(0, KEY_CHARACTERS / 2)
            + "#"
            + HexFormat.of().formatHex(Sha256.of(text));
  }

  private static long of(String text) {
    Long hash = CACHE.get(text);
    if (hash == null) {
      hash = Sha256.first64Bits(text);
      if (CACHE.size() < CACHE_SIZE) {
        CACHE.put(text, hash);
      }
    }
    return hash;
  }
}
