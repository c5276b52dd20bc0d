package org.tpibridge.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Years of a clinic's visits as CSV, with rows that are rejected, patients with conflicting data,
 * and a later edition in which visits changed, lost a site or were added. The content of row {@code
 * n} does not depend on the number of rows. Some visits have two sites and pain scores, most have
 * one site and no score: validation takes most of the time of an import, and a row is stored in the
 * same way whether it has ten resources or five.
 */
final class ClinicTable {
  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 4);

  private ClinicTable() {}

  /**
   * @param first number of the first visit
   * @param edition 1, or 2 for the export of a year later
   */
  static Path write(Path file, int first, int visits, int edition) {
    try (BufferedWriter table = Files.newBufferedWriter(file)) {
      table.append(
          "visit_id,mrn,patient_last,patient_first,birth_date,sex,visit_start,clinician_name,"
              + "location,sites,injectates,pain_before,pain_after,notes\n");
      for (int visit = first; visit < first + visits; visit++) {
        table.append(row(visit, edition)).append('\n');
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(int visit, int edition) {
    boolean later = edition > 1;
    int patient = visit / 3;
    return String.join(
        ",",
        "C-" + visit,
        "" + (70_000 + patient),
        // A different value once: the stored one remains, and the difference is for review.
        visit % 31 == 5 ? "Otherwise" : "Sample" + patient,
        "Alex",
        "" + LocalDate.of(1950, 1, 1).plusDays(patient * 17L % 18_000),
        patient % 2 == 0 ? "F" : "M",
        visit % 23 == 4 ? "2016-13-45" : "" + FIRST_DAY.plusDays(visit % 3 * 60L + patient % 2_000),
        "Example Clinician " + visit % 7,
        "Room " + visit % 4,
        visit % 11 < 3 && !(later && visit % 11 == 0)
            ? "trapezius R; levator scapulae L"
            : "trapezius R",
        "lidocaine 1% " + (1 + visit % 3) + " mL",
        visit % 5 < 2 ? "" + (4 + visit % 6) : "",
        visit % 5 < 2 ? later && visit % 5 == 0 ? "1" : "2" : "",
        later && visit % 7 == 0 ? "stated again" : "visit " + visit);
  }
}
