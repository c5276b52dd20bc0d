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

/** Gives the files in gzip and zip archives, and in archives in those. */
final class ArchiveReader {
  private static final int DEEPEST = 8;
  private static final int MOST_ENTRIES = 100_000;
  private static final int MAGIC = 4;
  private static final int BUFFER = 1 << 16;

  /** Texts shrink to a tenth; what unpacks to far more is made to fill a disk. */
  private static final long FREE = 64L << 20;

  private static final long MAX_RATIO = 200;

  private final EntryConsumer each;
  private final SearchMatches sightings;
  private long most = FREE;

  /** Looks at one that is no archive. */
  interface EntryConsumer {
    /**
     * @param name in the archive, such as {@code 2019.csv}; empty where there is none
     */
    void file(String name, FileContent content) throws IOException;
  }

  /**
   * @param sightings gets what cannot be unpacked
   */
  ArchiveReader(EntryConsumer each, SearchMatches sightings) {
    this.each = each;
    this.sightings = sightings;
  }

  void unpack(Path file) throws IOException {
    most = Math.max(FREE, MAX_RATIO * Files.size(file));
    FileContent content = () -> Files.newInputStream(file);
    if (isZip(content)) {
      zip(file);
    } else {
      unpack("", content, DEEPEST);
    }
  }

  private void zip(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), ISO_8859_1)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          entry(entry.getName(), () -> bounded(zip.getInputStream(entry)), DEEPEST);
        }
      }
    } catch (ZipException e) {
      sightings.notSearched("it is a damaged archive");
    }
  }

  private void entry(String name, FileContent content, int deepest) throws IOException {
    try {
      unpack(name, content, deepest - 1);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      sightings.notSearched("the file " + name + " in it is encrypted or damaged");
    }
  }

  private void unpack(String name, FileContent content, int deepest) throws IOException {
    try {
      if (deepest == 0) {
        sightings.notSearched("it has archives in archives in archives");
      } else if (isGzip(content)) {
        unpack(name, () -> unzipped(content), deepest - 1);
      } else if (isZip(content)) {
        nested(name, content, deepest);
      } else {
        each.file(name, content);
      }
    } catch (TooLargeException e) {
      sightings.notSearched("it unpacks to far more than its size");
    } catch (ZipException | EOFException e) {
      sightings.notSearched((name.isEmpty() ? "it" : name + " in it") + " is a damaged archive");
    }
  }

  private void nested(String name, FileContent zip, int deepest) throws IOException {
    List<String> names = names(zip);
    for (int i = 0; i < names.size(); i++) {
      int number = i;
      entry(name + "!" + names.get(i), () -> entry(zip, number), deepest);
    }
  }

  private List<String> names(FileContent zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(zip.open(), ISO_8859_1)) {
      for (ZipEntry entry = next(in); entry != null; entry = next(in)) {
        if (!entry.isDirectory()) {
          names.add(entry.getName());
        }
        if (names.size() > MOST_ENTRIES) {
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
      throw new ZipException("an entry's name cannot be read");
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

  /** Fails where far more comes out of an archive than any text is packed to. */
  private InputStream bounded(InputStream in) {
    long allowed = most;
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
