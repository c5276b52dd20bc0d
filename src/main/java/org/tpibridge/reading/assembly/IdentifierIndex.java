package org.tpibridge.reading.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import org.tpibridge.files.Sha256;

/**
 * The identifiers of one input, as 64 bits of SHA-256 and the number of the record: 12 bytes each
 * in tables that are filled half to four fifths, so 15 to 24. The table is cut into segments that
 * grow on their own, so that growing never needs twice the memory.
 *
 * <p>The hash has two parts, one of the text without regard to capitals, one of the text itself, so
 * that one look finds the same identifier and those that look alike. Among a million identifiers,
 * two that have nothing in common count as one with a probability of 6 in a hundred million, and as
 * looking alike with a probability of 1 in 140.
 */
public final class IdentifierIndex {
  private static final int SEGMENTS = 512;
  private static final int FIRST_SLOTS = 16;

  /** The bits of a hash that tell apart what looks alike. */
  private static final int EXACT_BITS = 18;

  private static final long EXACT = (1L << EXACT_BITS) - 1;

  private final MessageDigest digest = Sha256.newDigest();
  private final Segment[] segments = new Segment[SEGMENTS];
  private boolean empty = true;

  /**
   * What was there before an identifier was added.
   *
   * @param sameId the number of the record that has the same
   * @param similarId where there is none, of the first record that has one in other capitals
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
   * @param id which texts that look alike share, whatever their capitals
   * @param written distinguishes them
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

  /** The number of the record that has an identifier. */
  public OptionalLong find(String id) {
    if (empty) {
      return OptionalLong.empty();
    }
    long hash = hash(id, id);
    Segment segment = segments[(int) (hash >>> 55)];
    return segment == null ? OptionalLong.empty() : segment.find(hash);
  }

  private long hash(String id, String written) {
    String folded = id.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    long alike = hash(folded);
    long exact = folded.equals(written) ? alike : hash(written);
    // The table marks free slots with zero, which no hash may therefore be.
    return (alike & ~EXACT) | (exact & EXACT) | 1L;
  }

  private long hash(String text) {
    return Sha256.first64Bits(digest.digest(text.getBytes(UTF_8)));
  }

  /** Open addressing with linear probing. */
  private static final class Segment {
    private static final long NONE = Long.MAX_VALUE;

    private long[] hashes = new long[FIRST_SLOTS];
    private int[] numbers = new int[FIRST_SLOTS];
    private int size;

    Match add(long hash, int number) {
      long alike = NONE;
      int slot = start(hash, hashes.length);
      while (hashes[slot] != 0 && hashes[slot] != hash) {
        if (((hashes[slot] ^ hash) & ~EXACT) == 0) {
          // Growing may change their order, so that the first one found need not be the first.
          alike = Math.min(alike, Integer.toUnsignedLong(numbers[slot]));
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
      return alike == NONE ? Match.NEW : new Match(OptionalLong.empty(), OptionalLong.of(alike));
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

    /** By the part that identifiers which look alike share, so that they are side by side. */
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
