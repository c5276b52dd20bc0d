package org.tpibridge.source;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Quoted;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitTime;

/**
 * Birth dates that are none: what databases and spreadsheets have where nothing was entered, and
 * days on which no living person was born. They are reported and left out.
 */
final class BirthDates {
  /** Zero of Excel, Lotus and SQL Server's types, and what forms have as the first or last day. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "0000-00-00",
          "0001-01-01",
          "1582-10-15",
          "1753-01-01",
          "1800-01-01",
          "1800-12-28",
          "1840-12-31",
          "1850-01-01",
          "1899-12-30",
          "1899-12-31",
          "1900-01-00",
          "1900-01-01",
          "1901-01-01",
          "2099-12-31",
          "2999-12-31",
          "9999-12-31");

  private static final int OLDEST = 120;

  private BirthDates() {}

  /** The words, unless they are a placeholder. */
  static Optional<String> stated(Optional<String> words, Remarks remarks) {
    if (words.filter(PLACEHOLDERS::contains).isEmpty()) {
      return words;
    }
    leftOut(
        remarks,
        "birth_date "
            + Quoted.of(words.get())
            + " is what databases and spreadsheets have where no date was entered.");
    return Optional.empty();
  }

  /** The date, unless the patient would have been older than anybody. */
  static Optional<LocalDate> plausible(
      Optional<LocalDate> birthDate, Optional<VisitTime> start, Remarks remarks) {
    boolean tooOld =
        birthDate.isPresent()
            && start.isPresent()
            && birthDate.get().plusYears(OLDEST).isBefore(start.get().day());
    if (!tooOld) {
      return birthDate;
    }
    leftOut(
        remarks, "With this birth_date the patient was older than " + OLDEST + " at the visit.");
    return Optional.empty();
  }

  private static void leftOut(Remarks remarks, String why) {
    remarks
        .on(Column.BIRTH_DATE)
        .warning(
            Codes.BIRTH_DATE,
            why + " It is left out. Write the date of birth, or leave the cell empty.");
  }
}
