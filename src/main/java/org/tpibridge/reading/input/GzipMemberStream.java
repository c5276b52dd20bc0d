package org.tpibridge.reading.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks all members of a gzip file (RFC 1952), one after the other.
 *
 * <p>{@link java.util.zip.GZIPInputStream} ends early if no byte is available at the end of a
 * member, and silently ignores trailing data. The stream of Commons Compress loses the last
 * unpacked bytes if the end of the file is damaged.
 */
public final class GzipMemberStream extends InputStream {
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream packed;
  private final byte[] buffer = new byte[1 << 14];
  private int at;
  private int end;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean ended;
  private boolean trailingData;

  public GzipMemberStream(InputStream packed) throws IOException {
    this.packed = packed;
    if (readRequiredByte() != MAGIC_1 || readRequiredByte() != MAGIC_2) {
      throw new ZipException("The file is not in gzip format.");
    }
    readRestOfHeader();
  }

  /** Whether other data follows the last member. Valid at the end of the stream. */
  boolean hasTrailingData() {
    return trailingData;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        int read = inflater.inflate(into, offset, length);
        if (read > 0) {
          crc.update(into, offset, read);
          return read;
        }
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsDictionary()) {
          throw new ZipException(
              "The gzip data requires a preset dictionary, which is not supported.");
        } else {
          if (at == end) {
            fill();
          }
          if (at == end) {
            throw new EOFException();
          }
          inflater.setInput(buffer, at, end - at);
          at = end;
        }
      }
      return -1;
    } catch (DataFormatException e) {
      ZipException damaged = new ZipException(e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** Checks the finished member and begins the next one, if any. */
  private void endMember() throws IOException {
    at = end - inflater.getRemaining();
    if (readLittleEndianInt() != crc.getValue()
        || readLittleEndianInt() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("The checksum of the gzip data does not match.");
    }
    int first = readByte();
    if (first == MAGIC_1 && readByte() == MAGIC_2) {
      inflater.reset();
      crc.reset();
      readRestOfHeader();
    } else {
      ended = true;
      trailingData = first >= 0;
    }
  }

  private long readLittleEndianInt() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) readRequiredByte() << shift;
    }
    return value;
  }

  /** Reads the header after the first two bytes. */
  private void readRestOfHeader() throws IOException {
    int method = readRequiredByte();
    int flags = readRequiredByte();
    if (method != DEFLATE || (flags & RESERVED) != 0) {
      throw new ZipException("The compression method of the gzip file is not supported.");
    }
    // Time, level, system.
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(readRequiredByte() | readRequiredByte() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      readRequiredByte();
    }
  }

  private void skipText() throws IOException {
    while (readRequiredByte() != 0) {
      // The text ends with a zero.
    }
  }

  private int readRequiredByte() throws IOException {
    int b = readByte();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private int readByte() throws IOException {
    if (at == end) {
      fill();
    }
    return at == end ? -1 : buffer[at++] & 0xff;
  }

  private void fill() throws IOException {
    at = 0;
    end = Math.max(0, packed.read(buffer, 0, buffer.length));
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
