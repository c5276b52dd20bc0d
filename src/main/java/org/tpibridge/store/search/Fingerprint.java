package org.tpibridge.store.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Short forms of texts for the index: the same in every database and process, so that nobody has to
 * give out numbers for them.
 */
final class Fingerprint {
  /** Every type's identifiers stand together, for those of one visit begin alike. */
  private static final String IDENTIFIER = "identifier";

  private static final int KEY_CHARACTERS = 200;

  /** Texts that are remembered; there are seldom more systems, parameters and profiles. */
  private static final int REMEMBERED = 4096;

  private static final Map<String, Long> KNOWN = new ConcurrentHashMap<>();

  private Fingerprint() {}

  /**
   * Four bytes: there are a few hundred, and a test sees that all differ. The first one is the
   * index's form, so that rows of another form are neither found nor in the way.
   */
  static long parameter(String type, String name) {
    return IndexForm.FIRST + (of(name.equals(IDENTIFIER) ? name : type + "?" + name) >>> 40);
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
        : storable.substring(0, KEY_CHARACTERS / 2) + "#" + HexFormat.of().formatHex(sha256(text));
  }

  private static long of(String text) {
    Long known = KNOWN.get(text);
    if (known == null) {
      known = ByteBuffer.wrap(sha256(text)).getLong();
      if (KNOWN.size() < REMEMBERED) {
        KNOWN.put(text, known);
      }
    }
    return known;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
