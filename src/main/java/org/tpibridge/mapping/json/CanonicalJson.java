package org.tpibridge.mapping.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The canonical form of this program's JSON, over which content hashes are computed: the members of
 * each object sorted by name, arrays in order, no white space, numbers and strings as written. The
 * order in which a library writes members therefore does not change a hash. Why not RFC 8785 as it
 * is: {@code docs/decisions/0040-canonical-content-hashes.md}.
 */
public final class CanonicalJson {
  private final byte[] json;
  private final byte[] out;
  private int at;
  private int size;

  private CanonicalJson(byte[] json) {
    this.json = json;
    // White space is removed and nothing is added.
    this.out = new byte[json.length];
  }

  /** The place of a member in the output: {@code "name":value}. */
  private record Member(int start, int nameEnd, int end) {}

  /**
   * @param json well-formed, in UTF-8, as {@link FhirJsonWriter} writes it
   */
  public static byte[] of(byte[] json) {
    CanonicalJson canonical = new CanonicalJson(json);
    canonical.value();
    return Arrays.copyOf(canonical.out, canonical.size);
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
    int start = size;
    List<Member> members = new ArrayList<>();
    boolean isSorted = true;
    skipSpace();
    while (json[at] != '}') {
      Member member = member();
      isSorted &= members.isEmpty() || compare(members.get(members.size() - 1), member) < 0;
      members.add(member);
      if (json[at] == ',') {
        copy();
        skipSpace();
      }
    }
    if (!isSorted) {
      sort(start, members);
    }
    copy();
  }

  private Member member() {
    int start = size;
    string();
    int nameEnd = size;
    skipSpace();
    copy();
    value();
    return new Member(start, nameEnd, size);
  }

  private void sort(int start, List<Member> members) {
    byte[] unsorted = Arrays.copyOfRange(out, start, size);
    members.sort(this::compare);
    int target = start;
    for (Member member : members) {
      if (target > start) {
        out[target++] = ',';
      }
      int length = member.end() - member.start();
      System.arraycopy(unsorted, member.start() - start, out, target, length);
      target += length;
    }
  }

  /** In UTF-8, the order of the bytes is that of the characters. */
  private int compare(Member one, Member other) {
    return Arrays.compareUnsigned(
        out, one.start(), one.nameEnd() - 1, out, other.start(), other.nameEnd() - 1);
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
    copy();
    while (json[at] != '"') {
      if (json[at] == '\\') {
        copy();
      }
      copy();
    }
    copy();
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
