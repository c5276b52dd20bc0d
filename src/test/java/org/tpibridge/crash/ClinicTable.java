package org.tpibridge.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Several years of a clinic as CSV: small visits with all special cases of an import: rows that are
 * rejected, patients with contradicting data, a later edition in which visits changed, lost a site
 * or are new. Row {@code n} is the same for any number of rows.
 */
final class ClinicTable {
  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 4);

  private ClinicTable() {}

  /**
   * @param first the number of the first visit
   * @param edition 1, or 2 for the export one year later
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
        // Contradicts the other rows once: the stored value remains, and a conflict is reported.
        visit % 31 == 5 ? "Otherwise" : "Sample" + patient,
        "Alex",
        "" + LocalDate.of(1950, 1, 1).plusDays(patient * 17L % 18_000),
        patient % 2 == 0 ? "F" : "M",
        visit % 23 == 4 ? "2016-13-45" : "" + FIRST_DAY.plusDays(visit % 3 * 60L + patient % 2_000),
        "Example Clinician " + visit % 7,
        "Room " + visit % 4,
        later && visit % 11 == 0 ? "trapezius R" : "trapezius R; levator scapulae L",
        "lidocaine 1% " + (1 + visit % 3) + " mL",
        "" + (4 + visit % 6),
        later && visit % 5 == 0 ? "1" : "2",
        later && visit % 7 == 0 ? "changed later" : "visit " + visit);
  }
}
