package org.tpibridge.importing.erasure;

import java.util.Locale;

/** The kinds of files with patient data that the program writes. */
public enum OutputFileKind {
  /** Rejected visits. The visits of a single patient can be removed. */
  REJECTS,
  /** Findings of an import, which are also in the store. */
  FINDINGS,
  /** Unknown words. */
  WORDS,
  /** Rejected messages, which are corrected by hand; an erasure lists the file. */
  MESSAGES,
  /** A watched folder, which also contains files of other programs. */
  FOLDER;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
