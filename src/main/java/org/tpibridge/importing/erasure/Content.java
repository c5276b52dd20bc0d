package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read as often as need be: of a file, or of what is packed in one. */
interface Content {
  InputStream open() throws IOException;
}
