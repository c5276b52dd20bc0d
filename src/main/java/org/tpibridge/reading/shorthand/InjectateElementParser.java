package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.shorthand.InjectateElement.Amount;
import org.tpibridge.reading.shorthand.InjectateElement.AmountKind;
import org.tpibridge.reading.shorthand.InjectateElement.Mark;
import org.tpibridge.reading.shorthand.InjectateElement.NamedDrug;
import org.tpibridge.reading.shorthand.InjectateElement.Piece;
import org.tpibridge.reading.shorthand.InjectateElement.Ratio;
import org.tpibridge.reading.shorthand.InjectateElement.Total;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.terminology.TerminologyTable;

/** Recognizes drugs, amounts, ratios and separators in a cell with injectates. */
final class InjectateElementParser {
  private static final Set<String> COMMAS = Set.of(",", "&", "+", "and", "/", "with", "|", "plus");

  /** Words without an effect; they remain in the text of the item. */
  private static final Set<String> FILLING =
      Set.of(
          "of",
          "mixed",
          "mix",
          "mixture",
          "solution",
          "soln",
          "sol",
          "injection",
          "inj",
          "injected",
          "was",
          "a",
          "the",
          "used",
          "given",
          "plain",
          "hcl",
          "mpf",
          "pf",
          "using",
          "preservative",
          "free",
          "(",
          ")",
          ":",
          "-",
          "=",
          "volume",
          "vol",
          "drug",
          "in",
          "dose");

  private static final Set<String> SITES =
      Set.of("site", "muscle", "tp", "area", "side", "point", "location");

  private static final Set<String> EACH = Set.of("each", "per", "apiece", "ea");

  private final TokenCursor tokens;
  private final CellFindings findings;
  private final Terminology terminology;
  private final AmountGrammar amounts;
  private final DrugGrammar drugs;
  private final RatioGrammar ratios;
  private final List<Piece> pieces = new ArrayList<>();

  InjectateElementParser(
      Terminology terminology,
      RegionalConventions conventions,
      TokenCursor tokens,
      CellFindings findings) {
    this.terminology = terminology;
    this.tokens = tokens;
    this.findings = findings;
    amounts = new AmountGrammar(tokens, findings);
    drugs = new DrugGrammar(terminology, tokens, findings);
    ratios = new RatioGrammar(conventions, tokens, findings);
  }

  /**
   * Reads the elements in order and reports errors; the rest is also read after an unrecognized
   * word.
   */
  List<Piece> read() {
    while (!tokens.atEnd() && !findings.rejectedForOtherReason()) {
      step();
    }
    return pieces;
  }

  private void step() {
    CellToken token = tokens.peek();
    if (ratios.isEpinephrine()) {
      add(ratios::epinephrine);
    } else if (drugs.isBilled()) {
      add(() -> drugs.billed().map(d -> d));
    } else if (ratios.isRatio()) {
      add(ratios::read);
    } else if (token.isNumber()) {
      add(this::amount);
    } else if (token.is("total")) {
      add(this::total);
    } else if (tokens.atMinus()) {
      findings.reject("there is a minus sign before an amount. Write the amount that was given.");
    } else if (!drug() && !mark(token)) {
      addOther(token);
    }
  }

  private void add(Supplier<Optional<InjectateElement>> reader) {
    int from = tokens.position();
    reader.get().ifPresent(e -> pieces.add(new Piece(e, from, tokens.position())));
  }

  private void addOther(CellToken token) {
    if (token.is("equal") && tokens.peek(1).is("parts")) {
      add(this::equalParts);
    } else if (tokens.acceptApproximate()) {
      findings.reportAssumed("an approximate amount was read as exact.");
    } else if (EACH.contains(token.text())) {
      perDrug();
    } else if (FILLING.contains(token.text())) {
      tokens.skip(1);
    } else {
      unrecognized();
    }
  }

  private Optional<InjectateElement> equalParts() {
    tokens.skip(2);
    return Optional.of(new Ratio(List.of()));
  }

  private boolean drug() {
    int from = tokens.position();
    Optional<NamedDrug> drug = tokens.peek().isWord() ? drugs.name() : Optional.empty();
    if (drug.isPresent() && !repeatedDrug(drug.get())) {
      pieces.add(new Piece(drug.get(), from, tokens.position()));
    }
    return drug.isPresent();
  }

  private boolean mark(CellToken token) {
    boolean with = token.is("w");
    boolean semicolon = token.is(";");
    boolean comma = with || COMMAS.contains(token.text());
    if (!semicolon && !comma) {
      return false;
    }
    int from = tokens.position();
    tokens.skip(1);
    if (with) {
      tokens.accept("/");
    }
    if (token.is("/") && SITES.contains(tokens.peek().text())) {
      perDrug(); // 2 cc/site
      return true;
    }
    pieces.add(new Piece(semicolon ? Mark.SEMICOLON : Mark.COMMA, from, tokens.position()));
    return true;
  }

  private void perDrug() {
    findings.reject(
        "the total amount is not clear from an amount per site. Write the total of all sites.");
  }

  /** {@code triamcinolone (Kenalog)} is one drug. */
  private boolean repeatedDrug(NamedDrug drug) {
    return !pieces.isEmpty()
        && pieces.get(pieces.size() - 1).element() instanceof NamedDrug last
        && last.key().equals(drug.key());
  }

  /** "total 5 cc", "total volume of 5 cc". */
  private Optional<InjectateElement> total() {
    tokens.skip(1);
    tokens.skipAll(FILLING);
    if (!tokens.peek().isNumber()) {
      return Optional.empty();
    }
    Optional<InjectateElement> amount = amounts.read();
    return amount.filter(a -> isVolume(a)).isPresent()
        ? amount.map(InjectateElementParser::asTotal)
        : notATotal();
  }

  private Optional<InjectateElement> notATotal() {
    if (!findings.rejected()) {
      findings.reject("a total must be a volume, such as 5 mL total.");
    }
    return Optional.empty();
  }

  private static boolean isVolume(InjectateElement element) {
    return element instanceof Amount amount && amount.kind() == AmountKind.ML;
  }

  private static InjectateElement asTotal(InjectateElement volume) {
    return new Total(((Amount) volume).value());
  }

  private Optional<InjectateElement> amount() {
    Optional<InjectateElement> amount = amounts.read();
    if (amount.isPresent() && tokens.peek().is("x") && tokens.peek(1).isNumber()) {
      times(amount.get(), tokens.peek(1).value());
      return Optional.empty();
    }
    if (amount.filter(InjectateElementParser::isVolume).isPresent()) {
      int position = tokens.position();
      tokens.accept("(");
      tokens.accept("in");
      if (tokens.accept("total")) {
        tokens.skipAll(Set.of("volume", "vol", ")"));
        return amount.map(InjectateElementParser::asTotal);
      }
      tokens.moveTo(position);
    }
    return amount;
  }

  private void times(InjectateElement amount, BigDecimal count) {
    if (amount instanceof Amount once) {
      Amount all = new Amount(once.kind(), once.value().multiply(count));
      findings.rejectAmbiguous(
          "the amount may have been given once or several times.",
          List.of(once.written(), all.written()));
    } else {
      findings.reject("there is a count after an amount. Write the total of all sites.");
    }
  }

  private void unrecognized() {
    int from = tokens.position();
    do {
      tokens.skip(1);
    } while (tokens.peek().isWord()
        && !COMMAS.contains(tokens.peek().text())
        && !FILLING.contains(tokens.peek().text())
        && !drugs.isName());
    String words = tokens.words(from, tokens.position());
    if (Character.isLetter(words.codePointAt(0))) {
      findings.rejectUnknown(terminology.unknown(TerminologyTable.DRUG, words));
    } else {
      findings.reject(
          "not understood: "
              + QuotedText.of(words)
              + ". Write drug and amount, such as 1% lidocaine 2 mL.");
    }
  }
}
