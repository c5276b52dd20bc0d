package org.tpibridge.cli;

import java.util.Optional;
import org.tpibridge.report.Quantity;

/** The result of importing one file, in words. */
final class FileImportText {
  private FileImportText() {}

  /** Such as {@code 12 visits in 2019.csv: 9 created, … (J3, 4 s)}. */
  static String summary(FileImport file, boolean dryRun) {
    return "%s in %s: %s (%s%s)"
        .formatted(
            JobWords.counted(file.counts()),
            file.input().name(),
            JobWords.counts(file.counts(), dryRun),
            file.job().map(j -> j.id() + ", ").orElse(""),
            JobWords.words(file.took()));
  }

  /** That rows of erased patients were left out. */
  static Optional<String> erasedRows(FileImport file) {
    return file.erased() == 0
        ? Optional.empty()
        : Optional.of(
            (file.erased() == 1
                    ? "1 row of an erased patient left out"
                    : Quantity.number(file.erased()) + " rows of erased patients left out")
                + "; to import such a patient again, use --readmit.");
  }
}
