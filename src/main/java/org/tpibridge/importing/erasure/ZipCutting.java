package org.tpibridge.importing.erasure;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Takes the patient's pieces out of the files in a zip archive. */
final class ZipCutting {
  /** By what documents are known that are zip archives inside. */
  private static final List<String> OF_DOCUMENTS = List.of("[Content_Types].xml", "mimetype");

  /** Takes out of a content what is to go, and writes what stays. */
  interface Packed {
    Cut cut(Content content, OutputStream out) throws IOException;
  }

  private final Packed packed;

  ZipCutting(Packed packed) {
    this.packed = packed;
  }

  Cut cut(Path file, OutputStream out) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = Files.newInputStream(file);
        ZipInputStream sequence = new ZipInputStream(in)) {
      check(sequence, zip.size());
      ZipOutputStream again = new ZipOutputStream(out);
      if (zip.getComment() != null) {
        again.setComment(zip.getComment());
      }
      Cut all = new Cut(0, 0);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        all = and(all, entry(zip, entry, again));
      }
      again.finish();
      return all;
    } catch (ZipException | EOFException e) {
      throw new UncuttableException("is an archive that is damaged or encrypted");
    }
  }

  /** Reads all of it once, which finds what is encrypted, damaged, or not in the index. */
  private static void check(ZipInputStream sequence, int entries) throws IOException {
    List<String> names = new ArrayList<>();
    for (ZipEntry entry = sequence.getNextEntry(); entry != null; entry = sequence.getNextEntry()) {
      sequence.transferTo(OutputStream.nullOutputStream());
      names.add(entry.getName());
    }
    if (names.size() != entries) {
      throw new ZipException("entries that are not in the index, or not there");
    }
    if (names.stream().anyMatch(OF_DOCUMENTS::contains)) {
      throw new UncuttableException("is a document of an office program, which is not looked into");
    }
  }

  /** Looks first: what cannot be cut stays as it is, and what is the patient's alone goes. */
  private Cut entry(ZipFile zip, ZipEntry entry, ZipOutputStream out) throws IOException {
    if (entry.isDirectory()) {
      copy(zip, entry, out);
      return new Cut(0, 0);
    }
    Content content = () -> zip.getInputStream(entry);
    Cut cut;
    try {
      cut = packed.cut(content, OutputStream.nullOutputStream());
    } catch (UncuttableException e) {
      cut = new Cut(0, 1, "has " + entry.getName() + ", which " + e.getMessage());
    }
    if (cut.gone() == 0) {
      copy(zip, entry, out);
    } else if (!cut.isWhole()) {
      out.putNextEntry(like(entry));
      packed.cut(content, out);
      out.closeEntry();
    }
    return cut;
  }

  private static void copy(ZipFile zip, ZipEntry entry, ZipOutputStream out) throws IOException {
    out.putNextEntry(like(entry));
    try (InputStream in = zip.getInputStream(entry)) {
      in.transferTo(out);
    }
    out.closeEntry();
  }

  private static ZipEntry like(ZipEntry entry) {
    ZipEntry like = new ZipEntry(entry.getName());
    like.setComment(entry.getComment());
    like.setTime(entry.getTime());
    return like;
  }

  private static Cut and(Cut one, Cut other) {
    String and = one.stuck().isEmpty() || other.stuck().isEmpty() ? "" : "; ";
    return new Cut(
        one.gone() + other.gone(), one.left() + other.left(), one.stuck() + and + other.stuck());
  }
}
