package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a cell with injectates is made of. */
sealed interface InjectateElement {

  /**
   * A drug that the tables know.
   *
   * @param words the clinic's
   * @param key the drug's in the tables
   * @param mgPerMl the strength in a product's name, as in Kenalog-40
   * @param mg the dose that billed units make
   */
  record NamedDrug(String words, String key, Optional<BigDecimal> mgPerMl, Optional<BigDecimal> mg)
      implements InjectateElement {}

  /** A strength, a volume or a dose. */
  record Amount(AmountKind kind, BigDecimal value) implements InjectateElement {
    String written() {
      return value.toPlainString() + kind.unit;
    }
  }

  /** What an amount is of. */
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

  /** {@code 80 mg/2 mL}: what was given, or a strength if another volume was given. */
  record MgInMl(BigDecimal mg, BigDecimal ml) implements InjectateElement {}

  /** The volume of all drugs together. */
  record Total(BigDecimal ml) implements InjectateElement {}

  /** Epinephrine 1:n; empty where it was said to be absent. */
  record Added(OptionalInt n) implements InjectateElement {}

  /** Parts of a mixture by volume; empty for equal parts. */
  record Ratio(List<Integer> parts) implements InjectateElement {}

  /** What parts drugs. */
  enum Mark implements InjectateElement {
    /** A comma, a slash, "and", "with". */
    COMMA,
    /** A semicolon or a line break. */
    SEMICOLON
  }

  /** An element with its tokens, from one to before another. */
  record Piece(InjectateElement element, int from, int to) {}
}
