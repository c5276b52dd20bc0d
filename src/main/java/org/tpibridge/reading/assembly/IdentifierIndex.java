package org.tpibridge.reading.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import org.tpibridge.files.Sha256;

/**
 * Stores the identifiers of one input to detect repeated and similar ones. Each entry is 64 bits of
 * SHA-256 and the number of the record, 12 bytes in tables that are half to four fifths full, which
 * makes 15 to 24 bytes. The table is divided into segments that grow separately, so that growing
 * never needs twice the memory.
 *
 * <p>The hash has two parts, one of the text without regard to case and one of the exact text, so
 * that one lookup finds the same identifier and similar ones. Among a million identifiers, two
 * different ones are treated as equal with a probability of 6 in a hundred million, and as similar
 * with a probability of 1 in 140.
 */
public final class IdentifierIndex {
  private static final int SEGMENTS = 512;
  private static final int FIRST_SLOTS = 16;

  /** The bits of a hash that distinguish similar identifiers. */
  private static final int EXACT_BITS = 18;

  private static final long EXACT = (1L << EXACT_BITS) - 1;

  private final MessageDigest digest = Sha256.newDigest();
  private final Segment[] segments = new Segment[SEGMENTS];
  private boolean empty = true;

  /**
   * The matching entries before an identifier was added.
   *
   * @param sameId the number of the record with the same identifier
   * @param similarId if there is none, the number of the first record whose identifier differs in
   *     case only
   */
  public record Match(OptionalLong sameId, OptionalLong similarId) {
    static final Match NEW = new Match(OptionalLong.empty(), OptionalLong.empty());
  }

  /** Adds an identifier. */
  public Match add(String id, long number) {
    return add(id, id, number);
  }

  /**
   * Adds an identifier that may be written in several ways.
   *
   * @param id shared by similar texts, regardless of case
   * @param written distinguishes similar texts
   */
  Match add(String id, String written, long number) {
    long hash = hash(id, written);
    int index = (int) (hash >>> 55);
    empty = false;
    if (segments[index] == null) {
      segments[index] = new Segment();
    }
    return segments[index].add(hash, (int) number);
  }

  /** The number of the record with an identifier. */
  public OptionalLong find(String id) {
    if (empty) {
      return OptionalLong.empty();
    }
    long hash = hash(id, id);
    Segment segment = segments[(int) (hash >>> 55)];
    return segment == null ? OptionalLong.empty() : segment.find(hash);
  }

  private long hash(String id, String written) {
    String normalized = id.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    long similar = hash(normalized);
    long exact = normalized.equals(written) ? similar : hash(written);
    // Zero marks a free slot, so no hash may be zero.
    return (similar & ~EXACT) | (exact & EXACT) | 1L;
  }

  private long hash(String text) {
    return Sha256.first64Bits(digest.digest(text.getBytes(UTF_8)));
  }

  /** A hash table with open addressing and linear probing. */
  private static final class Segment {
    private static final long NONE = Long.MAX_VALUE;

    private long[] hashes = new long[FIRST_SLOTS];
    private int[] numbers = new int[FIRST_SLOTS];
    private int size;

    Match add(long hash, int number) {
      long similar = NONE;
      int slot = start(hash, hashes.length);
      while (hashes[slot] != 0 && hashes[slot] != hash) {
        if (((hashes[slot] ^ hash) & ~EXACT) == 0) {
          // Growing may change the order, so the first match need not be the earliest.
          similar = Math.min(similar, Integer.toUnsignedLong(numbers[slot]));
        }
        slot = next(slot);
      }
      if (hashes[slot] == hash) {
        return new Match(
            OptionalLong.of(Integer.toUnsignedLong(numbers[slot])), OptionalLong.empty());
      }
      put(slot, hash, number);
      size++;
      if (size * 5 > hashes.length * 4) {
        grow();
      }
      return similar == NONE
          ? Match.NEW
          : new Match(OptionalLong.empty(), OptionalLong.of(similar));
    }

    OptionalLong find(long hash) {
      int slot = start(hash, hashes.length);
      while (hashes[slot] != 0 && hashes[slot] != hash) {
        slot = next(slot);
      }
      return hashes[slot] == hash
          ? OptionalLong.of(Integer.toUnsignedLong(numbers[slot]))
          : OptionalLong.empty();
    }

    /**
     * The slot by the part of the hash that similar identifiers share, so that they are adjacent.
     */
    private static int start(long hash, int slots) {
      return ((int) (hash >>> EXACT_BITS) & Integer.MAX_VALUE) % slots;
    }

    private int next(int slot) {
      return slot + 1 == hashes.length ? 0 : slot + 1;
    }

    private int free(long hash) {
      int slot = start(hash, hashes.length);
      while (hashes[slot] != 0) {
        slot = next(slot);
      }
      return slot;
    }

    private void put(int slot, long hash, int number) {
      hashes[slot] = hash;
      numbers[slot] = number;
    }

    private void grow() {
      long[] oldHashes = hashes;
      int[] oldNumbers = numbers;
      int slots = oldHashes.length + oldHashes.length / 2;
      hashes = new long[slots];
      numbers = new int[slots];
      for (int i = 0; i < oldHashes.length; i++) {
        if (oldHashes[i] != 0) {
          put(free(oldHashes[i]), oldHashes[i], oldNumbers[i]);
        }
      }
    }
  }
}
