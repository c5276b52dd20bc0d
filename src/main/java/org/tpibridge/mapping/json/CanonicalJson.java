package org.tpibridge.mapping.json;

import java.util.Arrays;

/**
 * The canonical form of this program's JSON, over which content hashes are computed: the members of
 * each object sorted by name, arrays in order, no white space, numbers and strings as written. The
 * order in which a library writes members therefore does not change a hash. Why not RFC 8785 as it
 * is: {@code docs/decisions/0040-canonical-content-hashes.md}.
 */
public final class CanonicalJson {
  private final byte[] json;
  private final byte[] out;
  private final byte[] unsorted;

  /** Members of the objects that are open: for each, where it starts and ends in the output. */
  private int[] starts = new int[64];

  private int[] ends = new int[64];
  private int members;
  private int at;
  private int size;

  private CanonicalJson(byte[] json) {
    this.json = json;
    // White space is removed and nothing is added.
    this.out = new byte[json.length];
    this.unsorted = new byte[json.length];
  }

  /**
   * @param json well-formed, in UTF-8, as {@link FhirJsonWriter} writes it
   */
  public static byte[] of(byte[] json) {
    CanonicalJson canonical = new CanonicalJson(json);
    canonical.value();
    return canonical.size == json.length
        ? canonical.out
        : Arrays.copyOf(canonical.out, canonical.size);
  }

  private void value() {
    skipSpace();
    switch (json[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> word();
    }
    skipSpace();
  }

  private void object() {
    copy();
    int first = members;
    boolean isSorted = true;
    skipSpace();
    while (json[at] != '}') {
      int start = size;
      string();
      skipSpace();
      copy();
      value();
      isSorted &= members == first || compare(starts[members - 1], start) < 0;
      add(start);
      if (json[at] == ',') {
        copy();
        skipSpace();
      }
    }
    if (!isSorted) {
      sort(first);
    }
    members = first;
    copy();
  }

  private void add(int start) {
    if (members == starts.length) {
      starts = Arrays.copyOf(starts, members * 2);
      ends = Arrays.copyOf(ends, members * 2);
    }
    starts[members] = start;
    ends[members++] = size;
  }

  /** Insertion sort, because objects have few members. */
  private void sort(int first) {
    int start = starts[first];
    for (int i = first + 1; i < members; i++) {
      int movedStart = starts[i];
      int movedEnd = ends[i];
      int j = i;
      while (j > first && compare(starts[j - 1], movedStart) > 0) {
        starts[j] = starts[j - 1];
        ends[j] = ends[j - 1];
        j--;
      }
      starts[j] = movedStart;
      ends[j] = movedEnd;
    }
    System.arraycopy(out, start, unsorted, start, size - start);
    int target = start;
    for (int i = first; i < members; i++) {
      if (i > first) {
        out[target++] = ',';
      }
      int length = ends[i] - starts[i];
      System.arraycopy(unsorted, starts[i], out, target, length);
      target += length;
    }
  }

  /**
   * Compares the names of two members, which contain no escapes. In UTF-8, the order of the bytes
   * is that of the characters.
   */
  private int compare(int one, int other) {
    int i = 1;
    while (out[one + i] == out[other + i]) {
      if (out[one + i] == '"') {
        return 0;
      }
      i++;
    }
    if (out[one + i] == '"' || out[other + i] == '"') {
      return out[one + i] == '"' ? -1 : 1;
    }
    return Byte.compareUnsigned(out[one + i], out[other + i]);
  }

  private void array() {
    copy();
    skipSpace();
    while (json[at] != ']') {
      value();
      if (json[at] == ',') {
        copy();
      }
    }
    copy();
  }

  private void string() {
    int start = at++;
    while (json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    at++;
    System.arraycopy(json, start, out, size, at - start);
    size += at - start;
  }

  /** Copies a number, {@code true}, {@code false} or {@code null}. */
  private void word() {
    while (at < json.length && json[at] > ' ' && ",]}".indexOf(json[at]) < 0) {
      copy();
    }
  }

  private void copy() {
    out[size++] = json[at++];
  }

  private void skipSpace() {
    while (at < json.length && json[at] <= ' ' && json[at] >= 0) {
      at++;
    }
  }
}
