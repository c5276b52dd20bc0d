package org.tpibridge.source.shorthand;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Quoted;
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

  public Shorthand(Terminology terminology, Habits habits) {
    requireNonNull(terminology);
    requireNonNull(habits);
  }

  /** {@code R trap, b/l levator scap x2}: sites, lists of them with commas, {@code &}, "and". */
  public Reading<List<InjectionSite>> sites(String words) {
    return refused(words);
  }

  /** {@code 1% lidocaine 2cc + 40mg Kenalog}. */
  public Reading<List<Injectate>> injectates(String words) {
    return refused(words);
  }

  /**
   * {@code 7/10}, {@code 7→3}, {@code pre 8 post 2}.
   *
   * @param scale of the visit; a scale that the cell names counts more
   */
  public Reading<PainTold> pain(String words, PainScale scale) {
    return refused(words);
  }

  /** {@code ~70%}, {@code 50% x 3 wks}. */
  public Reading<ReliefTold> relief(String words) {
    return refused(words);
  }

  /** {@code 3/4/24}, {@code Mar 4 2024}, {@code 45355} (Excel's serial day); a time is left out. */
  public Reading<LocalDate> day(String words) {
    return refused(words);
  }

  /**
   * A day, or a day with its time: ISO 8601 text as the canonical CSV has it, {@code 2024-03-04} or
   * {@code 2024-03-04T14:30}. It has an offset only where the words have one.
   */
  public Reading<String> moment(String words) {
    return refused(words);
  }

  /** {@code 3 wks}, {@code x 6 weeks}, {@code 2 mo}. */
  public Reading<Span> span(String words) {
    return refused(words);
  }

  /** {@code 4 units J3301}, {@code J3301 x4, J1010 x 40}. */
  public Reading<List<BilledDrug>> billedDrugs(String words) {
    return refused(words);
  }

  private static <T> Reading<T> refused(String words) {
    return new Reading<>(
        Optional.empty(),
        List.of(Finding.error("TPI-SHORT-REFUSED", "Not understood: " + Quoted.of(words) + ".")));
  }
}
