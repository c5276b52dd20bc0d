package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Reads the files in gzip and zip archives, including nested archives. */
final class ArchiveReader {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ENTRIES = 100_000;
  private static final int MAGIC = 4;
  private static final int BUFFER = 1 << 16;

  /** Text compresses to about a tenth. An archive with a much higher ratio may be a zip bomb. */
  private static final long MIN_LIMIT = 64L << 20;

  private static final long MAX_RATIO = 200;

  private final EntryConsumer each;
  private final SearchMatches matches;
  private long limit = MIN_LIMIT;

  /** Receives each file that is not an archive. */
  interface EntryConsumer {
    /**
     * @param name path in the archive, such as {@code 2019.csv}; empty if the file is not in an
     *     archive
     */
    void file(String name, FileContent content) throws IOException;
  }

  /**
   * @param matches records what cannot be unpacked
   */
  ArchiveReader(EntryConsumer each, SearchMatches matches) {
    this.each = each;
    this.matches = matches;
  }

  void unpack(Path file) throws IOException {
    limit = Math.max(MIN_LIMIT, MAX_RATIO * Files.size(file));
    FileContent content = () -> Files.newInputStream(file);
    if (isZip(content)) {
      zip(file);
    } else {
      unpack("", content, MAX_DEPTH);
    }
  }

  private void zip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), ISO_8859_1)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          entry(entry.getName(), () -> bounded(zip.getInputStream(entry)), MAX_DEPTH);
        }
      }
    } catch (ZipException e) {
      matches.notSearched("the archive is damaged");
    }
  }

  private void entry(String name, FileContent content, int depth) throws IOException {
    try {
      unpack(name, content, depth - 1);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      matches.notSearched("the file " + name + " in the archive is encrypted or damaged");
    }
  }

  private void unpack(String name, FileContent content, int depth) throws IOException {
    try {
      if (depth == 0) {
        matches.notSearched("it contains too many levels of nested archives");
      } else if (isGzip(content)) {
        unpack(name, () -> unzipped(content), depth - 1);
      } else if (isZip(content)) {
        nested(name, content, depth);
      } else {
        each.file(name, content);
      }
    } catch (TooLargeException e) {
      matches.notSearched("it is not unpacked because its content is far larger than the archive");
    } catch (ZipException | EOFException e) {
      matches.notSearched(
          "the archive" + (name.isEmpty() ? "" : " " + name + " in it") + " is damaged");
    }
  }

  private void nested(String name, FileContent zip, int depth) throws IOException {
    List<String> names = names(zip);
    for (int i = 0; i < names.size(); i++) {
      int number = i;
      entry(name + "!" + names.get(i), () -> entry(zip, number), depth);
    }
  }

  private List<String> names(FileContent zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(zip.open(), ISO_8859_1)) {
      for (ZipEntry entry = next(in); entry != null; entry = next(in)) {
        if (!entry.isDirectory()) {
          names.add(entry.getName());
        }
        if (names.size() > MAX_ENTRIES) {
          throw new TooLargeException();
        }
      }
    }
    return names;
  }

  private InputStream entry(FileContent zip, int number) throws IOException {
    ZipInputStream in = new ZipInputStream(zip.open(), ISO_8859_1);
    int files = -1;
    while (files < number) {
      ZipEntry entry = next(in);
      if (entry == null) {
        in.close();
        throw new ZipException("changed while it was read");
      }
      files += entry.isDirectory() ? 0 : 1;
    }
    return bounded(in);
  }

  private static ZipEntry next(ZipInputStream in) throws IOException {
    try {
      return in.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new ZipException("the name of an entry cannot be read");
    }
  }

  private InputStream unzipped(FileContent content) throws IOException {
    InputStream packed = content.open();
    try {
      return bounded(new GZIPInputStream(packed, BUFFER));
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  private static boolean isGzip(FileContent content) throws IOException {
    byte[] head = content.head(2);
    return head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
  }

  private static boolean isZip(FileContent content) throws IOException {
    String head = new String(content.head(MAGIC), ISO_8859_1);
    return head.equals("PK\u0003\u0004") || head.equals("PK\u0005\u0006");
  }

  /** Limits the unpacked size, as a protection against zip bombs. */
  private InputStream bounded(InputStream in) {
    long allowed = limit;
    return new FilterInputStream(in) {
      private long left = allowed;

      @Override
      public int read() throws IOException {
        return counted(super.read(), 1);
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        return counted(read, read);
      }

      private int counted(int result, int bytes) throws TooLargeException {
        left -= Math.max(0, bytes);
        if (left < 0) {
          throw new TooLargeException();
        }
        return result;
      }
    };
  }

  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
