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

/** Computes SHA-256 hashes, which identify files, messages, rows and names. */
public final class Sha256 {
  private Sha256() {}

  /** Creates a digest for content that is read in parts. Not safe for use by several threads. */
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

  /** Returns the first 64 bits of the hash of a text. */
  public static long first64Bits(String text) {
    return first64Bits(of(text));
  }

  /**
   * Returns the first 64 bits of a hash.
   *
   * @param hash a complete hash
   */
  public static long first64Bits(byte[] hash) {
    return ByteBuffer.wrap(hash).getLong();
  }

  /**
   * Returns the first 128 bits in hexadecimal, as a file name that reveals nothing of the content.
   */
  public static String name(byte[] content) {
    return HexFormat.of().formatHex(of(content), 0, 16);
  }

  /** Returns the hash of a file in hexadecimal. */
  public static String ofFile(Path file) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
