package org.tpibridge.reading.shorthand;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.TimeSpan;

/**
 * Reads cells as clinics write them. Every method accepts the text of one cell, with or without
 * surrounding white space, and runs in linear time. Thread-safe.
 */
public final class Shorthand {
  /** Longer than any list of sites; a longer text is a note and not shorthand. */
  private static final int MAX_CHARACTERS = 4000;

  private final Terminology terminology;
  private final RegionalConventions conventions;
  private final DayAndTimeReader dayAndTimes;

  public Shorthand(Terminology terminology, RegionalConventions conventions) {
    this.terminology = requireNonNull(terminology);
    this.conventions = requireNonNull(conventions);
    dayAndTimes = new DayAndTimeReader(conventions);
  }

  /**
   * {@code R trap, b/l levator scap x2}: sites, and lists of sites with commas, {@code &} or "and".
   */
  public ShorthandResult<List<InjectionSite>> sites(String words) {
    return read(words, findings -> new SiteReader(terminology, findings).read());
  }

  /**
   * {@code 1% lidocaine 2cc + 40mg Kenalog}. The list is empty for a statement instead of drugs
   * ({@link InjectateStatement}). The text of an injectate is its part of the cell; the text of a
   * mixture is the whole cell.
   */
  public ShorthandResult<List<Injectate>> injectates(String words) {
    return read(words, findings -> new InjectateReader(terminology, conventions, findings).read());
  }

  /**
   * {@code 7/10}, {@code 7→3}, {@code pre 8 post 2}.
   *
   * @param scale of the visit; a scale in the cell overrides it
   */
  public ShorthandResult<PainScores> pain(String words, PainScale scale) {
    return read(words, findings -> new PainReader(conventions, scale, findings).read());
  }

  /** {@code ~70%}, {@code 50% x 3 wks}. */
  public ShorthandResult<ReportedRelief> relief(String words) {
    return read(words, findings -> new ReliefReader(findings).read());
  }

  /** {@code 3/4/24}, {@code Mar 4 2024}, {@code 45355} (Excel's serial day); a time is ignored. */
  public ShorthandResult<LocalDate> day(String words) {
    return read(words, dayAndTimes::day);
  }

  /**
   * As {@link #day} for a birth date, whose two-digit years depend on {@link
   * RegionalConventions#birthPivotYear}.
   */
  public ShorthandResult<LocalDate> birthDate(String words) {
    return read(words, dayAndTimes::birthDate);
  }

  /**
   * A day or a day with a time, as ISO 8601 text in canonical CSV: {@code 2024-03-04} or {@code
   * 2024-03-04T14:30}, with an offset only if the cell has one.
   */
  public ShorthandResult<String> dayAndTime(String words) {
    return read(
        words, findings -> dayAndTimes.dayAndTime(findings).map(DayAndTimeReader.DayAndTime::iso));
  }

  /** {@code 3 wks}, {@code x 6 weeks}, {@code 2 mo}. */
  public ShorthandResult<TimeSpan> span(String words) {
    return read(
        words,
        findings ->
            SpanGrammar.read(TokenCursor.of(findings.cell(), Lexer.Numbers.DECIMAL), findings));
  }

  /** {@code 4 units J3301}, {@code J3301 x4, J1010 x 40}. */
  public ShorthandResult<List<BilledDrug>> billedDrugs(String words) {
    return read(words, findings -> new BilledDrugReader(findings).read());
  }

  private static <T> ShorthandResult<T> read(
      String words, Function<CellFindings, Optional<T>> reader) {
    String cell = words.strip();
    CellFindings findings = new CellFindings(cell);
    if (cell.length() > MAX_CHARACTERS) {
      findings.reject(
          "the cell is longer than " + MAX_CHARACTERS + " characters, the maximum for shorthand.");
      return findings.result(Optional.empty());
    }
    return findings.result(reader.apply(findings));
  }
}
