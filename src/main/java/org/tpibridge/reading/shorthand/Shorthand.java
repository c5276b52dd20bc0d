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
 * Reads cells as clinics write them. Every method takes the text of one cell, with or without white
 * space around it, and answers within a time that grows with its length only linearly. Safe for all
 * threads.
 */
public final class Shorthand {
  /** More than any list of sites has; what is longer is a note and not shorthand. */
  private static final int MAX_CHARACTERS = 4000;

  private final Terminology terminology;
  private final RegionalConventions conventions;
  private final DayAndTimeReader dayAndTimes;

  public Shorthand(Terminology terminology, RegionalConventions conventions) {
    this.terminology = requireNonNull(terminology);
    this.conventions = requireNonNull(conventions);
    dayAndTimes = new DayAndTimeReader(conventions);
  }

  /** {@code R trap, b/l levator scap x2}: sites, lists of them with commas, {@code &}, "and". */
  public ShorthandResult<List<InjectionSite>> sites(String words) {
    return read(words, findings -> new SiteReader(terminology, findings).read());
  }

  /**
   * {@code 1% lidocaine 2cc + 40mg Kenalog}. What is stated in place of drugs ({@link
   * InjectateStatement}) is a list without any. The text of an injectate is its part of the cell;
   * of a mixture it is the whole cell.
   */
  public ShorthandResult<List<Injectate>> injectates(String words) {
    return read(words, findings -> new InjectateReader(terminology, conventions, findings).read());
  }

  /**
   * {@code 7/10}, {@code 7→3}, {@code pre 8 post 2}.
   *
   * @param scale of the visit; a scale that the cell names counts more
   */
  public ShorthandResult<PainScores> pain(String words, PainScale scale) {
    return read(words, findings -> new PainReader(conventions, scale, findings).read());
  }

  /** {@code ~70%}, {@code 50% x 3 wks}. */
  public ShorthandResult<ReportedRelief> relief(String words) {
    return read(words, findings -> new ReliefReader(findings).read());
  }

  /** {@code 3/4/24}, {@code Mar 4 2024}, {@code 45355} (Excel's serial day); a time is left out. */
  public ShorthandResult<LocalDate> day(String words) {
    return read(words, dayAndTimes::day);
  }

  /**
   * The same for a birthday, whose two-digit years are told by {@link
   * RegionalConventions#birthPivotYear}.
   */
  public ShorthandResult<LocalDate> birthDate(String words) {
    return read(words, dayAndTimes::birthDate);
  }

  /**
   * A day, or a day with its time: ISO 8601 text as the canonical CSV has it, {@code 2024-03-04} or
   * {@code 2024-03-04T14:30}. It has an offset only where the words have one.
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
      findings.reject("a cell of shorthand has at most " + MAX_CHARACTERS + " characters.");
      return findings.result(Optional.empty());
    }
    return findings.result(reader.apply(findings));
  }
}
