package org.tpibridge.source;

import java.io.IOException;

/** Unpacking stopped because an archive unpacks to more than any honest one. */
final class ArchiveLimitException extends IOException {
  ArchiveLimitException(String message) {
    super(message);
  }
}
