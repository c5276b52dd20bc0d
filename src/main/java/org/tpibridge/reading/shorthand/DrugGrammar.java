package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.shorthand.InjectateElement.NamedDrug;
import org.tpibridge.terminology.BilledDrugCode;
import org.tpibridge.terminology.DrugClass;
import org.tpibridge.terminology.Terminology;

/** Reads a drug by its name, or by its code with the billed units: {@code 4 units J3301}. */
final class DrugGrammar {
  /** The most tokens of a name, such as "triamcinolone acetonide" and "depo-medrol 40". */
  private static final int LONGEST = 8;

  private static final int MAX_UNIT_DIGITS = 5;
  private static final Set<String> NO_NAMES = Set.of("and", "with", "x");
  private static final Set<String> UNITS = Set.of("x", "units", "unit", "u", "of");
  private static final Set<String> BEFORE_UNITS = Set.of("x", "(", ":", "-", "=");

  private final Terminology terminology;
  private final TokenCursor tokens;
  private final CellFindings findings;

  DrugGrammar(Terminology terminology, TokenCursor tokens, CellFindings findings) {
    this.terminology = terminology;
    this.tokens = tokens;
    this.findings = findings;
  }

  /** Reads the longest recognized name that comes next. */
  Optional<NamedDrug> name() {
    int most = 0;
    while (most < LONGEST && belongsToName(most)) {
      most++;
    }
    int from = tokens.position();
    for (int length = most; length > 0; length--) {
      if (tokens.peek(length - 1).kind() == CellToken.TokenKind.SYMBOL) {
        continue;
      }
      String words = tokens.words(from, from + length);
      Optional<org.tpibridge.terminology.Drug> drug = terminology.drug(words);
      if (drug.isPresent()) {
        CellToken last = tokens.peek(length - 1);
        tokens.skip(length);
        boolean product = last.isNumber() && drug.get().drugClass() == DrugClass.CORTICOSTEROID;
        return Optional.of(
            new NamedDrug(
                words,
                drug.get().concept().key(),
                product ? Optional.of(last.value()) : Optional.empty(),
                Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** Whether the next token starts a recognized name; does not move the cursor. */
  boolean isName() {
    int position = tokens.position();
    boolean there = tokens.peek().isWord() && name().isPresent();
    tokens.moveTo(position);
    return there;
  }

  /** Whether a token can belong to a name; a number can only if no unit follows it. */
  private boolean belongsToName(int ahead) {
    CellToken token = tokens.peek(ahead);
    if (token.isNumber()) {
      CellToken next = tokens.peek(ahead + 1);
      return ahead > 0 && token.isWhole() && !AmountGrammar.isUnit(next) && !next.is("x");
    }
    return (token.isWord() && !NO_NAMES.contains(token.text())) || token.is("-");
  }

  /** Whether billed units and their code come next, in either order. */
  boolean isBilled() {
    return codeBeforeUnits() >= 0;
  }

  /** The number of tokens before the code; negative if there is none. */
  private int codeBeforeUnits() {
    int ahead = 0;
    if (tokens.peek().isNumber()) {
      ahead = 1;
      while (tokens.peek(ahead).isWord() && UNITS.contains(tokens.peek(ahead).text())) {
        ahead++;
      }
    }
    int position = tokens.position();
    tokens.skip(ahead);
    boolean code = BilledCode.isAt(tokens);
    tokens.moveTo(position);
    return code ? ahead : -1;
  }

  /** Reads a code and its units; empty, with an error, if one is missing or not recognized. */
  Optional<NamedDrug> billed() {
    int ahead = codeBeforeUnits();
    Optional<CellToken> units = ahead > 0 ? Optional.of(tokens.peek()) : Optional.empty();
    tokens.skip(ahead);
    String code = BilledCode.read(tokens);
    if (units.isEmpty()) {
      units = unitsAfterCode();
    }
    Optional<BilledDrugCode> billedCode = terminology.billedDrug(code);
    if (billedCode.isEmpty()
        || billedCode.get().drugKey().isEmpty()
        || billedCode.get().mgPerUnit().isEmpty()) {
      findings.reject(
          "the drug and the milligrams per unit of "
              + code
              + " are not in the terminology. Write drug and amount, or add the code to the"
              + " clinic's own terminology.");
      return Optional.empty();
    }
    boolean whole = units.isPresent() && units.get().isWhole();
    if (!whole || units.get().text().length() > MAX_UNIT_DIGITS || isZero(units.get())) {
      findings.reject(
          "the units of "
              + code
              + " are missing or not valid. Write them with an x, such as "
              + code
              + " x4.");
      return Optional.empty();
    }
    return Optional.of(dose(code, units.get(), billedCode.get()));
  }

  private static boolean isZero(CellToken number) {
    return number.value().signum() == 0;
  }

  private Optional<CellToken> unitsAfterCode() {
    int position = tokens.position();
    while (!tokens.peek().isNumber() && BEFORE_UNITS.contains(tokens.peek().text())) {
      tokens.skip(1);
    }
    if (!tokens.peek().isNumber() || AmountGrammar.isUnit(tokens.peek(1))) {
      tokens.moveTo(position);
      return Optional.empty();
    }
    CellToken units = tokens.next();
    tokens.skipAll(UNITS);
    tokens.accept(")");
    return Optional.of(units);
  }

  private NamedDrug dose(String code, CellToken units, BilledDrugCode billedCode) {
    BigDecimal mg = billedCode.mgPerUnit().orElseThrow().multiply(units.value());
    String key = billedCode.drugKey().orElseThrow();
    String name =
        terminology
            .drug(key)
            .map(d -> d.concept().name().toLowerCase(java.util.Locale.ROOT))
            .orElse(key);
    findings.reportAssumed(
        units.text()
            + " billed units of "
            + code
            + " were converted to a dose of "
            + mg.toPlainString()
            + " mg "
            + QuotedText.of(name)
            + "; billed units are rounded up and may include discarded amounts.");
    return new NamedDrug(name, key, Optional.empty(), Optional.of(mg));
  }
}
