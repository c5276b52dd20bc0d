package org.tpibridge.reading.input;

import java.io.IOException;

/** Unpacking stopped because an archive unpacks to more than any honest one. */
public final class ArchiveLimitException extends IOException {
  ArchiveLimitException(String message) {
    super(message);
  }
}
