package org.tpibridge.importing.export;

import java.security.MessageDigest;
import java.util.Arrays;
import org.tpibridge.files.Sha256;

/**
 * Remembers contents by 64 bits of their SHA-256, at no more than 32 bytes each, so that a million
 * fit where memory is short. Two of a million differing contents are taken for one with a chance of
 * one in thirty million.
 */
final class Deduplicator {
  private static final long FREE = 0;

  private final MessageDigest sha256 = Sha256.newDigest();
  private long[] slots = new long[1024];
  private int filled;

  /** True where the content was not here before. */
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
