package org.tpibridge.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops an archive that unpacks to far more than it is: tables shrink to a tenth, not less. */
final class ArchiveGuard {
  private static final long MAX_RATIO = 200;

  /** Small archives may be anything: what they unpack to does no harm. */
  private static final long FREE = 16L << 20;

  private static final long MAX_UNPACKED = 32L << 30;

  private long packed;
  private long unpacked;

  /** The archive itself, its bytes counted. */
  InputStream packed(InputStream in) {
    return new Counted(in) {
      @Override
      void count(long bytes) {
        packed += bytes;
      }
    };
  }

  /** What comes out of it, its bytes counted and bounded. Closing it does not close the archive. */
  InputStream unpacked(InputStream in) {
    return new Counted(in) {
      @Override
      void count(long bytes) throws ArchiveLimitException {
        unpacked += bytes;
        check();
      }

      @Override
      public void close() {}
    };
  }

  private void check() throws ArchiveLimitException {
    if (unpacked > FREE && unpacked > packed * MAX_RATIO) {
      throw new ArchiveLimitException(
          "The compressed file unpacks to more than "
              + MAX_RATIO
              + " times its size, which tables never do. If it is sound, unpack it first.");
    }
    if (unpacked > MAX_UNPACKED) {
      throw new ArchiveLimitException(
          "The compressed file unpacks to more than 32 GiB. Unpack it first.");
    }
  }

  private abstract static class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    abstract void count(long bytes) throws ArchiveLimitException;

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        count(1);
      }
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }
  }
}
