package org.tpibridge.files;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words. */
public final class IoErrorText {
  private IoErrorText() {}

  public static String of(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return "a file stands where a folder is wanted";
    }
    // Whose message begins with the path.
    return cause instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getReason()
        : cause.getMessage();
  }
}
