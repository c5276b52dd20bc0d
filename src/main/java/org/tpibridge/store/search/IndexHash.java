package org.tpibridge.store.search;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tpibridge.files.Sha256;
import org.tpibridge.store.database.StorableText;

/**
 * Short forms of texts for the index: the same in every database and process, so that nobody has to
 * give out numbers for them.
 */
final class IndexHash {
  /** Every type's identifiers stand together, for those of one visit begin alike. */
  private static final String IDENTIFIER = "identifier";

  private static final int KEY_CHARACTERS = 200;

  /** Texts that are remembered; there are seldom more systems, parameters and profiles. */
  private static final int CACHE_SIZE = 4096;

  private static final Map<String, Long> CACHE = new ConcurrentHashMap<>();

  private IndexHash() {}

  /**
   * Four bytes: there are a few hundred, and a test sees that all differ. The first one is the
   * index's form, so that rows of another form are neither found nor in the way.
   */
  static long parameter(String type, String name) {
    return IndexFormat.FIRST_PARAMETER
        + (of(name.equals(IDENTIFIER) ? name : type + "?" + name) >>> 40);
  }

  /** Six bytes; 0 for none. */
  static long system(String uri) {
    return uri.isEmpty() ? 0 : of(uri) >>> 16;
  }

  static long uri(String uri) {
    return of(uri);
  }

  /** A text that fits a key whatever its length, and that both databases take. */
  static String key(String text) {
    String storable = StorableText.of(text);
    return storable.length() <= KEY_CHARACTERS
        ? storable
        : storable.substring(0, KEY_CHARACTERS / 2)
            + "#"
            + HexFormat.of().formatHex(Sha256.of(text));
  }

  private static long of(String text) {
    Long known = CACHE.get(text);
    if (known == null) {
      known = Sha256.first64Bits(text);
      if (CACHE.size() < CACHE_SIZE) {
        CACHE.put(text, known);
      }
    }
    return known;
  }
}
