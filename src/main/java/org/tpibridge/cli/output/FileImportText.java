package org.tpibridge.cli.output;

import java.util.Optional;
import org.tpibridge.importing.FileImport;
import org.tpibridge.report.Quantity;

/** The result of importing one file, in words. */
public final class FileImportText {
  private FileImportText() {}

  /** Such as {@code 12 visits in 2019.csv: 9 created, … (J3, 4 s)}. */
  public static String summary(FileImport file, boolean dryRun) {
    return "%s in %s: %s (%s%s)"
        .formatted(
            JobPhrases.visitCount(file.counts()),
            file.input().name(),
            JobPhrases.counts(file.counts(), dryRun),
            file.job().map(j -> j.id() + ", ").orElse(""),
            JobPhrases.duration(file.duration()));
  }

  /** That rows of erased patients were left out. */
  public static Optional<String> erasedRows(FileImport file) {
    return file.erasedRows() == 0
        ? Optional.empty()
        : Optional.of(
            (file.erasedRows() == 1
                    ? "1 row of an erased patient left out"
                    : Quantity.number(file.erasedRows()) + " rows of erased patients left out")
                + "; to import such a patient again, use --readmit.");
  }
}
