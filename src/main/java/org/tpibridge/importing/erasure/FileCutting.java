package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** Takes the patient's pieces out of a file: a text, or one or more that are packed in it. */
final class FileCutting {
  private static final int HEAD = 1 << 12;
  private static final int BUFFER = 1 << 16;
  private static final String GZIP = "\u001f\u008b";
  private static final String ZIP = "PK\u0003\u0004";
  private static final List<String> OTHER_ARCHIVES =
      List.of("BZh", "7z\u00bc\u00af", "\u00fd7zXZ", "Rar!", "(\u00b5/\u00fd");

  private final TextCutting texts;

  FileCutting(Needles needles) {
    this.texts = new TextCutting(needles);
  }

  /**
   * @param out gets what stays, packed as it was
   * @throws UncuttableException where it holds something of the patient's, or may, and nothing can
   *     be taken out
   */
  Cut cut(Path file, OutputStream out) throws IOException {
    Content content = () -> Files.newInputStream(file);
    String head = head(content);
    if (head.startsWith(ZIP)) {
      return new ZipCutting(this::packed).cut(file, out);
    }
    return head.startsWith(GZIP) ? gzip(content, out) : text(content, head, out);
  }

  /** What is in an archive, and may be none itself. */
  private Cut packed(Content content, OutputStream out) throws IOException {
    String head = head(content);
    if (head.startsWith(ZIP) || head.startsWith(GZIP)) {
      throw new UncuttableException("is an archive in an archive, which is not looked into");
    }
    return text(content, head, out);
  }

  private Cut text(Content content, String head, OutputStream out) throws IOException {
    if (OTHER_ARCHIVES.stream().anyMatch(head::startsWith)) {
      throw new UncuttableException("is an archive, which is not looked into");
    }
    return texts.cut(content, head, out);
  }

  private Cut gzip(Content content, OutputStream out) throws IOException {
    try {
      GZIPOutputStream again = new GZIPOutputStream(out, BUFFER);
      Cut cut = packed(() -> unpacked(content), again);
      again.finish();
      return cut;
    } catch (ZipException | EOFException e) {
      throw new UncuttableException("is a damaged archive");
    }
  }

  private static InputStream unpacked(Content content) throws IOException {
    InputStream packed = content.open();
    try {
      return new GZIPInputStream(packed, BUFFER);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  private static String head(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return new String(in.readNBytes(HEAD), ISO_8859_1);
    }
  }
}
