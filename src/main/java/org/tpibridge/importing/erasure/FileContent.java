package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read as often as needed: of a file, or of one in an archive. */
@FunctionalInterface
interface FileContent {
  InputStream open() throws IOException;

  /** The first bytes. */
  default byte[] head(int length) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(length);
    }
  }
}
