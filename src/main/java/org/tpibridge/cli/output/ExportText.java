package org.tpibridge.cli.output;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.importing.export.ExportSummary;
import org.tpibridge.report.Quantity;

/** What {@code export} prints. */
public final class ExportText {
  private final PrintStream err;
  private final boolean changesOnly;

  /**
   * @param changesOnly whether only changes are exported
   */
  public ExportText(PrintStream err, boolean changesOnly) {
    this.err = err;
    this.changesOnly = changesOnly;
  }

  /**
   * Warns about files of an earlier export in the folder: what is no longer stored would be sent
   * with the new files.
   */
  public void checkEarlierFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{json,ndjson}")) {
      if (files.iterator().hasNext()) {
        err.println(
            "Warning: "
                + folder
                + " already contains JSON files. Those with other names stay there, and may"
                + " contain visits that are no longer stored. Use a new folder for each export.");
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /**
   * Prints the result.
   *
   * @param folder empty if the output was written to standard output
   * @param next the position for the next export of changes
   */
  public void print(ExportSummary summary, Optional<String> folder, String next) {
    List<String> parts = new ArrayList<>();
    parts.add(Quantity.of(summary.visits(), changesOnly ? "changed visit" : "visit"));
    if (summary.retracted() > 0) {
      parts.add(Quantity.of(summary.retracted(), "undone visit"));
    }
    if (summary.updates() > 0) {
      parts.add(
          Quantity.of(summary.updates(), "update")
              + " of patients, allergies, clinicians and places");
    }
    err.println(
        "Exported " + String.join(", ", parts) + folder.map(d -> " to " + d).orElse("") + ".");
    if (summary.vanished() > 0) {
      err.println(
          Quantity.of(summary.vanished(), "resource")
              + (summary.vanished() == 1 ? " is" : " are")
              + " marked as entered in error.");
    }
    if (summary.erased() > 0) {
      err.println(
          "Erasures since then: "
              + summary.erased()
              + ". No export contains erased patients, so the receiver still has them: erase them"
              + " there as well.");
    }
    err.println("Export later changes with: --since " + next);
  }
}
