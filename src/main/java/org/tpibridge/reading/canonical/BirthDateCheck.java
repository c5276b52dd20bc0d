package org.tpibridge.reading.canonical;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitTime;

/**
 * Removes birth dates that are placeholders of databases and spreadsheets, and birth dates on which
 * no living person was born. Both are reported.
 */
public final class BirthDateCheck {
  /** Day zero of Excel, Lotus and SQL Server types, and the first or last day of date pickers. */
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

  private static final int MAX_AGE = 120;

  private BirthDateCheck() {}

  /** The date as written, unless it is a placeholder. */
  public static Optional<String> withoutPlaceholder(
      Optional<String> words, RecordFindings recordFindings) {
    if (words.filter(PLACEHOLDERS::contains).isEmpty()) {
      return words;
    }
    reportLeftOut(
        recordFindings,
        "birth_date "
            + QuotedText.of(words.get())
            + " is a placeholder of databases and spreadsheets for a date that was not entered.");
    return Optional.empty();
  }

  /** The date, unless the patient would have been implausibly old. */
  public static Optional<LocalDate> withoutImplausible(
      Optional<LocalDate> birthDate, Optional<VisitTime> start, RecordFindings recordFindings) {
    boolean tooOld =
        birthDate.isPresent()
            && start.isPresent()
            && birthDate.get().plusYears(MAX_AGE).isBefore(start.get().day());
    if (!tooOld) {
      return birthDate;
    }
    reportLeftOut(
        recordFindings,
        "With this birth_date the patient would be older than " + MAX_AGE + " at the visit.");
    return Optional.empty();
  }

  private static void reportLeftOut(RecordFindings recordFindings, String why) {
    recordFindings
        .onField(Column.BIRTH_DATE)
        .warning(
            ReadingFindingCodes.BIRTH_DATE,
            why + " It was ignored. Enter the date of birth, or leave the cell empty.");
  }
}
