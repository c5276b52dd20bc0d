package org.tpibridge.importing.erasure;

import java.util.Locale;

/** What the files are that an import writes, and that hold what patients' records say. */
public enum OutputFileKind {
  /** Rejected visits, of which each patient's can be removed alone. */
  REJECTS,
  /** Findings of an import, which the store has as well. */
  FINDINGS,
  /** Words that no table had. */
  WORDS,
  /** A watched folder, which has files of other programs as well. */
  FOLDER;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
