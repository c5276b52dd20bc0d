package org.tpibridge.validation.conformance;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads the regular files of a tar archive one by one. Refuses what a FHIR package never contains:
 * paths outside of the package, or more data than a package can sensibly contain.
 */
final class PackageArchive implements AutoCloseable {

  /** A regular file in the archive. */
  record ArchiveFile(String name, ContentBytes file) {}

  static final long MAX_TOTAL = 512L << 20;
  static final long MAX_ENTRY = 64L << 20;

  /** Limit for the headers around an entry. */
  private static final long HEADERS = 64L << 10;

  private final String source;
  private final Limited limited;
  private final TarArchiveInputStream in;

  PackageArchive(InputStream in, String source) {
    this.source = source;
    this.limited = new Limited(in);
    this.in = new TarArchiveInputStream(limited, StandardCharsets.UTF_8.name());
  }

  /** The next regular file, or empty at the end. */
  Optional<ArchiveFile> next() throws IOException {
    for (TarArchiveEntry entry = header(); entry != null; entry = header()) {
      if (entry.getSize() > MAX_ENTRY) {
        throw tooLarge();
      }
      if (isRegularFile(entry)) {
        return Optional.of(new ArchiveFile(checkedPath(entry.getName()), content(entry)));
      }
    }
    return Optional.empty();
  }

  /** Reads up to the next header; null at the end. */
  private TarArchiveEntry header() throws IOException {
    limited.allowOneEntry();
    try {
      TarArchiveEntry entry = in.getNextEntry();
      if (entry != null && !entry.isCheckSumOK()) {
        throw notTar(null);
      }
      return entry;
    } catch (UnusablePackageException | ZipException e) {
      throw e;
    } catch (EOFException e) {
      throw incomplete(e);
    } catch (IOException | IllegalArgumentException e) {
      throw notTar(e);
    }
  }

  /**
   * Whether it is a regular file, not a link, folder or sparse file, which can unpack to any size.
   */
  private static boolean isRegularFile(TarArchiveEntry entry) {
    byte type = entry.getLinkFlag();
    return (type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM) && !entry.isSparse();
  }

  private ContentBytes content(TarArchiveEntry entry) throws IOException {
    limited.allowOneEntry();
    try {
      return ContentBytes.of(in.readNBytes((int) entry.getSize()));
    } catch (UnusablePackageException | ZipException e) {
      throw e;
    } catch (IOException e) {
      throw incomplete(e);
    }
  }

  private UnusablePackageException notTar(Exception cause) {
    return new UnusablePackageException(
        source + " is not a FHIR package: it contains no tar archive.", cause);
  }

  private UnusablePackageException incomplete(Exception cause) {
    return new UnusablePackageException(
        source + " is incomplete: it ends in the middle of a file. Download it again.", cause);
  }

  private UnusablePackageException tooLarge() {
    return new UnusablePackageException(
        source + " unpacks to more than a FHIR package can contain; it was not read.");
  }

  private String checkedPath(String name) throws UnusablePackageException {
    String path = name.replace('\\', '/');
    boolean outside =
        path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
    if (outside) {
      throw new UnusablePackageException(
          source + " contains a file with a path outside of the package; it was not read.");
    }
    return path.startsWith("./") ? path.substring(2) : path;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * Limits the unpacked bytes: few compressed bytes may unpack to any number, also as a long name.
   */
  private final class Limited extends FilterInputStream {
    private long total;
    private long limit;

    Limited(InputStream in) {
      super(in);
    }

    void allowOneEntry() {
      limit = Math.min(MAX_TOTAL, total + MAX_ENTRY + HEADERS);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      total += Math.max(0, read);
      if (total > limit) {
        throw tooLarge();
      }
      return read;
    }

    /** Skips by reading, so that the bytes are counted. */
    @Override
    public long skip(long count) throws IOException {
      int length = (int) Math.min(count, 1 << 16);
      return length <= 0 ? 0 : Math.max(0, read(new byte[length], 0, length));
    }
  }
}
