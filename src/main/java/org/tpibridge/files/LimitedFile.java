package org.tpibridge.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a person wrote, such as a column map: read whole, but never without end. */
public final class LimitedFile {
  private LimitedFile() {}

  /** A file that is not read; the message says why, as a sentence. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private RefusedException(String message) {
      super(message);
    }
  }

  /**
   * @param limit the most bytes that it may have
   * @throws RefusedException where it is larger, or a device, a pipe or a folder
   */
  public static byte[] readAll(Path file, long limit) throws IOException {
    try (InputStream in = open(file, limit)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(limit + 1));
      // It may have grown since.
      if (bytes.length > limit) {
        throw tooLarge(limit);
      }
      return bytes;
    }
  }

  /**
   * Opens a file to be read in pieces.
   *
   * @throws RefusedException where it is larger, or a device, a pipe or a folder
   */
  public static InputStream open(Path file, long limit) throws IOException {
    // Opening a pipe that nobody writes to would wait for ever.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new RefusedException(
          Files.isDirectory(file)
              ? "It is a folder. Name a file."
              : "It is a device or a pipe. Name a regular file.");
    }
    if (Files.isRegularFile(file) && Files.size(file) > limit) {
      throw tooLarge(limit);
    }
    return Files.newInputStream(file);
  }

  /** Why a file was not read, as a sentence. */
  public static String reason(IOException e) {
    if (e instanceof RefusedException) {
      return e.getMessage();
    }
    if (e instanceof NoSuchFileException) {
      return "There is no such file.";
    }
    if (e instanceof CharacterCodingException) {
      return "It is not UTF-8. Save it as UTF-8.";
    }
    return e instanceof AccessDeniedException
        ? "Permission denied."
        : "Check that it is there and may be read.";
  }

  private static RefusedException tooLarge(long limit) {
    long megabytes = limit >> 20;
    return new RefusedException(
        "It is larger than "
            + (megabytes > 0 ? megabytes + " MB" : limit + " bytes")
            + ", the most that such a file may have.");
  }
}
