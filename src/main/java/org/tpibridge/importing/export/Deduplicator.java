package org.tpibridge.importing.export;

import java.security.MessageDigest;
import java.util.Arrays;
import org.tpibridge.files.Sha256;

/**
 * Recognizes repeated contents by the first 64 bits of their SHA-256. It needs at most 32 bytes for
 * each content, so that a million contents need little memory. The chance that any two of a million
 * different contents are treated as equal is about one in thirty million.
 */
final class Deduplicator {
  private static final long FREE = 0;

  private final MessageDigest sha256 = Sha256.newDigest();
  private long[] slots = new long[1024];
  private int filled;

  /** Adds a content and returns whether it is new. */
  boolean add(byte[] content) {
    if (filled * 2 > slots.length) {
      grow();
    }
    long hash = Sha256.first64Bits(sha256.digest(content));
    return put(hash == FREE ? 1 : hash);
  }

  private boolean put(long hash) {
    int slot = (int) (hash & (slots.length - 1));
    while (slots[slot] != FREE) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = hash;
    filled++;
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    filled = 0;
    Arrays.stream(old).filter(hash -> hash != FREE).forEach(this::put);
  }
}
