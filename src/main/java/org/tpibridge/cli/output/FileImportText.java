package org.tpibridge.cli.output;

import java.util.Optional;
import org.tpibridge.importing.FileImport;
import org.tpibridge.report.Quantity;

/** Describes the result of importing one file. */
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

  /** States how many rows of erased patients were left out, if any. */
  public static Optional<String> erasedRows(FileImport file) {
    return file.erasedRows() == 0
        ? Optional.empty()
        : Optional.of(
            file.erasedRows() == 1
                ? "1 row of an erased patient left out. To import the patient again, use --readmit."
                : Quantity.number(file.erasedRows())
                    + " rows of erased patients left out. To import these patients again, use"
                    + " --readmit.");
  }
}
