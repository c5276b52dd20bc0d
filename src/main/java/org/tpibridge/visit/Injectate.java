package org.tpibridge.visit;

import static org.tpibridge.visit.RecordChecks.require;
import static org.tpibridge.visit.RecordChecks.requireText;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A drug that was injected in the session, for all sites together. Sources do not record the amount
 * for each site, so this record does not, either.
 *
 * @param drug the clinic's words for the drug, without strength and amount
 * @param strength of the solution
 * @param volumeMl the volume in milliliters, above zero
 * @param statedMg the dose in milligrams as stated by the source, above zero
 * @param epinephrine the n of added epinephrine 1:n, such as 100000
 * @param text the whole item as the clinic wrote it; {@link #toCanonicalText} if the source has no
 *     text
 */
public record Injectate(
    String drug,
    Optional<Strength> strength,
    Optional<BigDecimal> volumeMl,
    Optional<BigDecimal> statedMg,
    OptionalInt epinephrine,
    String text) {

  public Injectate {
    requireText(drug, "an injectate's drug");
    requireText(text, "an injectate's text");
    volumeMl.ifPresent(v -> require(v.signum() > 0, "a volume must be above zero"));
    statedMg.ifPresent(v -> require(v.signum() > 0, "a dose must be above zero"));
    epinephrine.ifPresent(n -> require(n >= 1000, "epinephrine must be 1:1000 or thinner"));
  }

  /**
   * The dose in mg: the stated dose, or strength times volume; empty if neither is available. Never
   * guessed.
   */
  public Optional<BigDecimal> doseMg() {
    return statedMg.or(this::computedMg);
  }

  /** Returns strength times volume in mg, exact and without trailing zeros. */
  public Optional<BigDecimal> computedMg() {
    return strength.flatMap(
        s -> volumeMl.map(ml -> plain(s.mgPerMl().multiply(ml).stripTrailingZeros())));
  }

  /**
   * Returns the notation of the canonical CSV: {@code lidocaine 1% with epinephrine 1:100000 3 mL
   * 30 mg}.
   */
  public String toCanonicalText() {
    StringBuilder line = new StringBuilder(solutionText());
    volumeMl.ifPresent(v -> line.append(' ').append(v.toPlainString()).append(" mL"));
    statedMg.ifPresent(v -> line.append(' ').append(v.toPlainString()).append(" mg"));
    return line.toString();
  }

  /** Returns drug, strength and epinephrine: {@code lidocaine 1% with epinephrine 1:100000}. */
  public String solutionText() {
    return drug + additions(strength, epinephrine);
  }

  /**
   * Returns the drug's words from the text of a solution.
   *
   * @param solution as {@link #solutionText} writes it; another text is returned unchanged
   */
  public static String drugIn(
      String solution, Optional<Strength> strength, OptionalInt epinephrine) {
    String additions = additions(strength, epinephrine);
    return solution.endsWith(additions)
        ? solution.substring(0, solution.length() - additions.length())
        : solution;
  }

  private static String additions(Optional<Strength> strength, OptionalInt epinephrine) {
    StringBuilder additions = new StringBuilder();
    strength.ifPresent(s -> additions.append(' ').append(s.written()));
    epinephrine.ifPresent(n -> additions.append(" with epinephrine 1:").append(n));
    return additions.toString();
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value;
  }

  @Override
  public String toString() {
    return "Injectate[…]";
  }
}
