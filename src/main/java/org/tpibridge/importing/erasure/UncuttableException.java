package org.tpibridge.importing.erasure;

import java.io.IOException;

/** Nothing can be taken out of a file; the message says why, to stand behind the file's name. */
final class UncuttableException extends IOException {
  private static final long serialVersionUID = 1;

  UncuttableException(String why) {
    super(why);
  }
}
