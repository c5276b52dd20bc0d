package org.tpibridge.reading.input;

import java.io.IOException;

/** Thrown when an archive exceeds a limit of {@link ArchiveGuard}. */
public final class ArchiveLimitException extends IOException {
  ArchiveLimitException(String message) {
    super(message);
  }
}
