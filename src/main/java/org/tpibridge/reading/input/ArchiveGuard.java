package org.tpibridge.reading.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops reading an archive that unpacks to far more than its size (a "zip bomb"). Tables typically
 * compress to a tenth of their size.
 */
public final class ArchiveGuard {
  private static final long MAX_RATIO = 200;

  /** Below this size the ratio is not checked. */
  private static final long UNCHECKED_BYTES = 16L << 20;

  private static final long MAX_DECOMPRESSED = 32L << 30;

  private long compressed;
  private long decompressed;

  /** Counts the bytes of the archive. */
  public InputStream compressed(InputStream in) {
    return new Counted(in) {
      @Override
      void count(long bytes) {
        compressed += bytes;
      }
    };
  }

  /** Counts and limits the unpacked bytes. Closing this stream does not close the archive. */
  public InputStream decompressed(InputStream in) {
    return new Counted(in) {
      @Override
      void count(long bytes) throws ArchiveLimitException {
        decompressed += bytes;
        check();
      }

      @Override
      public void close() {}
    };
  }

  private void check() throws ArchiveLimitException {
    if (decompressed > UNCHECKED_BYTES && decompressed > compressed * MAX_RATIO) {
      throw new ArchiveLimitException(
          "The compressed file unpacks to more than "
              + MAX_RATIO
              + " times its size, which is unusual for a table. If the file is valid, unpack it"
              + " first.");
    }
    if (decompressed > MAX_DECOMPRESSED) {
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
