package org.tpibridge.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that a person wrote, such as column maps, up to a maximum size. */
public final class LimitedFile {
  private LimitedFile() {}

  /** Thrown if a file is not read. The message is a sentence that says why. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Reads a file.
   *
   * @param limit maximum size in bytes
   * @throws RefusedException if the file is larger, or is a device, a pipe or a folder
   */
  public static byte[] readAll(Path file, long limit) throws IOException {
    try (InputStream in = open(file, limit)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(limit + 1));
      // The file may have grown since its size was checked.
      if (bytes.length > limit) {
        throw tooLarge(limit);
      }
      return bytes;
    }
  }

  /**
   * Opens a file to be read in pieces.
   *
   * @throws RefusedException if the file is larger, or is a device, a pipe or a folder
   */
  public static InputStream open(Path file, long limit) throws IOException {
    // Opening a pipe without a writer would block.
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

  /** Returns a sentence that says why a file was not read. */
  public static String reason(IOException e) {
    if (e instanceof RefusedException) {
      return e.getMessage();
    }
    if (e instanceof NoSuchFileException) {
      return "The file does not exist.";
    }
    if (e instanceof CharacterCodingException) {
      return "It is not UTF-8. Save it as UTF-8.";
    }
    return e instanceof AccessDeniedException
        ? "Permission denied."
        : "Check that the file exists and can be read.";
  }

  private static RefusedException tooLarge(long limit) {
    long megabytes = limit >> 20;
    return new RefusedException(
        "The file is larger than "
            + (megabytes > 0 ? megabytes + " MB" : limit + " bytes")
            + ", the maximum for this kind of file.");
  }
}
