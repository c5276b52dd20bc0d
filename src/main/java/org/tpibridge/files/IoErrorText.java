package org.tpibridge.files;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes why a file could not be read or written. */
public final class IoErrorText {
  private IoErrorText() {}

  public static String of(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof NoSuchFileException) {
      return "the file or folder does not exist";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return "a file exists where a folder is needed";
    }
    // The message of this exception begins with the path.
    return cause instanceof FileSystemException failed && failed.getReason() != null
        ? failed.getReason()
        : cause.getMessage();
  }
}
