package org.tpibridge.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which files, messages, rows and names are recognized. */
public final class Sha256 {
  private Sha256() {}

  /** A digest to feed, for content that is read in parts. Not for several threads. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static byte[] of(byte[] content) {
    return newDigest().digest(content);
  }

  public static byte[] of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** The first 64 bits. */
  public static long first64Bits(String text) {
    return first64Bits(of(text));
  }

  /**
   * The first 64 bits.
   *
   * @param hash a complete hash
   */
  public static long first64Bits(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong();
  }

  /** The first 128 bits in hexadecimal: a file name that shows nothing of the content. */
  public static String name(byte[] content) {
    return HexFormat.of().formatHex(of(content), 0, 16);
  }

  /** A file's hash in hexadecimal. */
  public static String ofFile(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
