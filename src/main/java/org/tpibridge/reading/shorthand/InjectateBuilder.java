package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.reading.shorthand.InjectateElement.Added;
import org.tpibridge.reading.shorthand.InjectateElement.Amount;
import org.tpibridge.reading.shorthand.InjectateElement.AmountKind;
import org.tpibridge.reading.shorthand.InjectateElement.MgInMl;
import org.tpibridge.reading.shorthand.InjectateElement.NamedDrug;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/** Builds an injectate from a drug and the amounts that belong to it. */
final class InjectateBuilder {
  private static final int DECIMALS = 6;

  private final NamedDrug drug;
  private int from;
  private int to;
  private Optional<Amount> strength = Optional.empty();
  private Optional<BigDecimal> volumeMl = Optional.empty();
  private Optional<BigDecimal> doseMg;
  private Optional<MgInMl> mgInMl = Optional.empty();
  private Optional<Added> epinephrine = Optional.empty();

  InjectateBuilder(NamedDrug drug, int from, int to) {
    this.drug = drug;
    this.from = from;
    this.to = to;
    doseMg = drug.mg();
  }

  String drug() {
    return drug.words();
  }

  /** Whether the element can be added to this drug. */
  boolean accepts(InjectateElement element) {
    if (element instanceof Amount amount) {
      return switch (amount.kind()) {
        case PERCENT, MG_PER_ML -> strength.isEmpty() && mgInMl.isEmpty();
        case ML -> volumeMl.isEmpty();
        case MG -> doseMg.isEmpty() && mgInMl.isEmpty();
      };
    }
    return element instanceof MgInMl
        ? mgInMl.isEmpty() && strength.isEmpty() && doseMg.isEmpty()
        : element instanceof Added && epinephrine.isEmpty();
  }

  /** Adds an element that {@link #accepts} allows. */
  void add(InjectateElement element) {
    if (element instanceof Amount amount) {
      switch (amount.kind()) {
        case PERCENT, MG_PER_ML -> strength = Optional.of(amount);
        case ML -> volumeMl = Optional.of(amount.value());
        case MG -> doseMg = Optional.of(amount.value());
      }
    } else if (element instanceof MgInMl both) {
      mgInMl = Optional.of(both);
    } else if (element instanceof Added added) {
      epinephrine = Optional.of(added);
    }
  }

  /** Extends the text of the injectate to the given tokens. */
  void extendTo(int first, int last) {
    from = Math.min(from, first);
    to = Math.max(to, last);
  }

  Optional<BigDecimal> volumeMl() {
    return volumeMl.isPresent() ? volumeMl : mgInMl.map(MgInMl::ml);
  }

  void addShare(BigDecimal ml) {
    volumeMl = Optional.of(ml);
  }

  boolean hasAmount() {
    return volumeMl.isPresent() || doseMg.isPresent() || mgInMl.isPresent();
  }

  /** Builds the injectate; empty, with an error, if the amounts do not match. */
  Optional<Injectate> injectate(TokenCursor tokens, CellFindings findings) {
    Optional<Strength> solution = strength.map(InjectateBuilder::strength);
    Optional<BigDecimal> volume = volumeMl;
    if (mgInMl.isPresent() && volume.isPresent()) {
      solution = ofLabel(mgInMl.get(), findings);
    } else if (mgInMl.isPresent()) {
      findings.reportAssumed(
          mgInMl.get().mg().toPlainString()
              + " mg in "
              + mgInMl.get().ml().toPlainString()
              + " mL were read as the amounts that were given.");
      volume = mgInMl.map(MgInMl::ml);
      doseMg = mgInMl.map(MgInMl::mg);
    }
    if (solution.isEmpty() && drug.mgPerMl().isPresent()) {
      solution = ofProduct(volume, findings);
    }
    if (findings.rejected()) {
      return Optional.empty();
    }
    OptionalInt n = epinephrine.map(Added::n).orElse(OptionalInt.empty());
    return Optional.of(
        new Injectate(drug.words(), solution, volume, doseMg, n, tokens.words(from, to)));
  }

  private static Strength strength(Amount amount) {
    return new Strength(
        amount.value(),
        amount.kind() == AmountKind.PERCENT ? Strength.Unit.PERCENT : Strength.Unit.MG_PER_ML);
  }

  /**
   * {@code Kenalog 80mg/2ml 1 cc}: the strength on the label, followed by the volume that was
   * given.
   */
  private static Optional<Strength> ofLabel(MgInMl label, CellFindings findings) {
    BigDecimal mgPerMl =
        label.mg().divide(label.ml(), DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    if (mgPerMl.multiply(label.ml()).compareTo(label.mg()) != 0) {
      findings.reject("the strength is not a plain number of mg/mL. Write the strength in mg/mL.");
      return Optional.empty();
    }
    BigDecimal plain = mgPerMl.scale() < 0 ? mgPerMl.setScale(0) : mgPerMl;
    return Optional.of(new Strength(plain, Strength.Unit.MG_PER_ML));
  }

  /** {@code Kenalog-40 1 cc}. */
  private Optional<Strength> ofProduct(Optional<BigDecimal> volume, CellFindings findings) {
    BigDecimal mgPerMl = drug.mgPerMl().orElseThrow();
    if (volume.isEmpty() && doseMg.isEmpty()) {
      findings.rejectAmbiguous(
          "this may be the product or the dose, and the volume is missing.",
          java.util.List.of(drug.words() + " mg", drug.words() + " 1 mL"));
      return Optional.empty();
    }
    findings.reportAssumed(
        "the strength was read from the name: " + mgPerMl.toPlainString() + " mg/mL.");
    return Optional.of(new Strength(mgPerMl, Strength.Unit.MG_PER_ML));
  }
}
