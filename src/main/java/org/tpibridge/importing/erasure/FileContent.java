package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.InputStream;

/** The content of a file, or of a file in an archive. It can be opened repeatedly. */
@FunctionalInterface
interface FileContent {
  InputStream open() throws IOException;

  /** Returns the first bytes. */
  default byte[] head(int length) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(length);
    }
  }
}
