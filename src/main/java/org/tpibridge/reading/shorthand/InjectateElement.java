package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An element of a cell with injectates. */
sealed interface InjectateElement {

  /**
   * A recognized drug.
   *
   * @param words as the clinic writes it
   * @param key of the drug in the terminology
   * @param mgPerMl the strength in the name of a product, as in Kenalog-40
   * @param mg the dose of the billed units
   */
  record NamedDrug(String words, String key, Optional<BigDecimal> mgPerMl, Optional<BigDecimal> mg)
      implements InjectateElement {}

  /** A strength, a volume or a dose. */
  record Amount(AmountKind kind, BigDecimal value) implements InjectateElement {
    String written() {
      return value.toPlainString() + kind.unit;
    }
  }

  /** The kind of an amount. */
  enum AmountKind {
    PERCENT("%"),
    MG_PER_ML(" mg/mL"),
    ML(" mL"),
    MG(" mg");

    private final String unit;

    AmountKind(String unit) {
      this.unit = unit;
    }

    boolean isStrength() {
      return this == PERCENT || this == MG_PER_ML;
    }
  }

  /** {@code 80 mg/2 mL}: the amount that was given, or a strength if there is another volume. */
  record MgInMl(BigDecimal mg, BigDecimal ml) implements InjectateElement {}

  /** The volume of all drugs together. */
  record Total(BigDecimal ml) implements InjectateElement {}

  /** Epinephrine 1:n; empty if the cell states that there was none. */
  record Added(OptionalInt n) implements InjectateElement {}

  /** Parts of a mixture by volume; empty for equal parts. */
  record Ratio(List<Integer> parts) implements InjectateElement {}

  /** A separator between drugs. */
  enum Mark implements InjectateElement {
    /** A comma, a slash, "and", "with". */
    COMMA,
    /** A semicolon or a line break. */
    SEMICOLON
  }

  /** An element with the range of its tokens; {@code to} is exclusive. */
  record Piece(InjectateElement element, int from, int to) {}
}
