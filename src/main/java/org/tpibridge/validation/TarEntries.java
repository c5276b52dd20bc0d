package org.tpibridge.validation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the regular files of a tar (POSIX ustar and pax, GNU long names), one after the other, and
 * refuses what a package never has: a path that leaves it, or more than it could sensibly hold.
 */
final class TarEntries implements AutoCloseable {

  /** A regular file in the archive. */
  record Entry(String name, Bytes file) {}

  static final long MAX_TOTAL = 512L << 20;
  static final long MAX_ENTRY = 64L << 20;
  private static final int BLOCK = 512;

  private final InputStream in;
  private final String source;
  private long total;

  TarEntries(InputStream in, String source) {
    this.in = in;
    this.source = source;
  }

  /** The next regular file, or empty at the end. */
  Optional<Entry> next() throws IOException {
    String longName = null;
    while (true) {
      byte[] header = in.readNBytes(BLOCK);
      if (header.length < BLOCK || isZero(header)) {
        return Optional.empty();
      }
      verify(header);
      byte[] content = content(header);
      char type = (char) header[156];
      if (type == 'L') {
        longName = text(content, 0, content.length);
      } else if (type == 'x') {
        longName = paxPath(content).orElse(longName);
      } else if (type == '0' || type == 0) {
        return Optional.of(
            new Entry(safe(longName == null ? name(header) : longName), Bytes.of(content)));
      } else {
        longName = null;
      }
    }
  }

  private static boolean isZero(byte[] block) {
    for (byte each : block) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  /** A tar header carries the sum of its bytes, the sum's own field counted as spaces. */
  private void verify(byte[] header) throws UnusablePackageException {
    long sum = 0;
    for (int at = 0; at < BLOCK; at++) {
      sum += at >= 148 && at < 156 ? ' ' : header[at] & 0xFF;
    }
    if (sum != octal(header, 148, 8)) {
      throw new UnusablePackageException(source + " is not a FHIR package: it holds no tar.");
    }
  }

  private byte[] content(byte[] header) throws IOException {
    long size = octal(header, 124, 12);
    total += size;
    if (size > MAX_ENTRY || total > MAX_TOTAL) {
      throw new UnusablePackageException(
          source + " unpacks to more than a FHIR package holds; it was not read.");
    }
    byte[] content = in.readNBytes((int) size);
    if (content.length < size) {
      throw new UnusablePackageException(
          source + " is cut off in the middle; download it again.", new EOFException());
    }
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return content;
  }

  private long octal(byte[] header, int from, int length) throws UnusablePackageException {
    String digits = text(header, from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new UnusablePackageException(source + " is not a FHIR package: it holds no tar.", e);
    }
  }

  private static String name(byte[] header) {
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** A pax header is lines of {@code length key=value}. */
  private static Optional<String> paxPath(byte[] content) {
    return new String(content, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> line.startsWith("path="))
        .map(line -> line.substring("path=".length()))
        .findFirst();
  }

  private String safe(String name) throws UnusablePackageException {
    String path = name.replace('\\', '/');
    boolean outside =
        path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
    if (outside) {
      throw new UnusablePackageException(
          source + " holds a file that would land outside of it; it was not read.");
    }
    return path.startsWith("./") ? path.substring(2) : path;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
