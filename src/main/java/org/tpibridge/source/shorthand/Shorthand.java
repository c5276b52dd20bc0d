package org.tpibridge.source.shorthand;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.Span;

/**
 * Reads cells as clinics write them. Every method takes the text of one cell, with or without white
 * space around it, and answers within a time that grows with its length only linearly. Safe for all
 * threads.
 */
public final class Shorthand {
  /** More than any list of sites has; what is longer is a note and not shorthand. */
  private static final int MAX_CHARACTERS = 4000;

  private final Terminology terminology;
  private final Habits habits;
  private final MomentReader moments;

  public Shorthand(Terminology terminology, Habits habits) {
    this.terminology = requireNonNull(terminology);
    this.habits = requireNonNull(habits);
    moments = new MomentReader(habits);
  }

  /** {@code R trap, b/l levator scap x2}: sites, lists of them with commas, {@code &}, "and". */
  public Reading<List<InjectionSite>> sites(String words) {
    return read(words, notes -> new SiteReader(terminology, notes).read());
  }

  /**
   * {@code 1% lidocaine 2cc + 40mg Kenalog}. What is stated in place of drugs ({@link
   * InjectateStatement}) is a list without any. The text of an injectate is its part of the cell;
   * of a mixture it is the whole cell.
   */
  public Reading<List<Injectate>> injectates(String words) {
    return read(words, notes -> new InjectateReader(terminology, habits, notes).read());
  }

  /**
   * {@code 7/10}, {@code 7→3}, {@code pre 8 post 2}.
   *
   * @param scale of the visit; a scale that the cell names counts more
   */
  public Reading<PainTold> pain(String words, PainScale scale) {
    return read(words, notes -> new PainReader(habits, scale, notes).read());
  }

  /** {@code ~70%}, {@code 50% x 3 wks}. */
  public Reading<ReliefTold> relief(String words) {
    return read(words, notes -> new ReliefReader(notes).read());
  }

  /** {@code 3/4/24}, {@code Mar 4 2024}, {@code 45355} (Excel's serial day); a time is left out. */
  public Reading<LocalDate> day(String words) {
    return read(words, moments::day);
  }

  /** The same for a birthday, whose two-digit years are told by {@link Habits#birthPivotYear}. */
  public Reading<LocalDate> birthDay(String words) {
    return read(words, moments::birthDay);
  }

  /**
   * A day, or a day with its time: ISO 8601 text as the canonical CSV has it, {@code 2024-03-04} or
   * {@code 2024-03-04T14:30}. It has an offset only where the words have one.
   */
  public Reading<String> moment(String words) {
    return read(words, notes -> moments.moment(notes).map(MomentReader.Moment::iso));
  }

  /** {@code 3 wks}, {@code x 6 weeks}, {@code 2 mo}. */
  public Reading<Span> span(String words) {
    return read(
        words, notes -> SpanGrammar.read(Tokens.of(notes.cell(), Lexer.Numbers.DECIMAL), notes));
  }

  /** {@code 4 units J3301}, {@code J3301 x4, J1010 x 40}. */
  public Reading<List<BilledDrug>> billedDrugs(String words) {
    return read(words, notes -> new BilledDrugReader(notes).read());
  }

  private static <T> Reading<T> read(String words, Function<Notes, Optional<T>> reader) {
    String cell = words.strip();
    Notes notes = new Notes(cell);
    if (cell.length() > MAX_CHARACTERS) {
      notes.refuse("a cell of shorthand has at most " + MAX_CHARACTERS + " characters.");
      return notes.reading(Optional.empty());
    }
    return notes.reading(reader.apply(notes));
  }
}
