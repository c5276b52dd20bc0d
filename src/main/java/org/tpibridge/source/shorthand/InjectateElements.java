package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.shorthand.InjectateElement.Amount;
import org.tpibridge.source.shorthand.InjectateElement.Drug;
import org.tpibridge.source.shorthand.InjectateElement.Kind;
import org.tpibridge.source.shorthand.InjectateElement.Mark;
import org.tpibridge.source.shorthand.InjectateElement.Piece;
import org.tpibridge.source.shorthand.InjectateElement.Ratio;
import org.tpibridge.source.shorthand.InjectateElement.Total;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.terminology.Vocabulary;

/** Tells drugs, amounts, ratios and separators apart in a cell about injectates. */
final class InjectateElements {
  private static final Set<String> COMMAS = Set.of(",", "&", "+", "and", "/", "with", "|", "plus");

  /** Words that change nothing; the item's text keeps them. */
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

  private final Tokens tokens;
  private final Notes notes;
  private final Terminology terminology;
  private final AmountGrammar amounts;
  private final DrugGrammar drugs;
  private final RatioGrammar ratios;
  private final List<Piece> pieces = new ArrayList<>();

  InjectateElements(Terminology terminology, Habits habits, Tokens tokens, Notes notes) {
    this.terminology = terminology;
    this.tokens = tokens;
    this.notes = notes;
    amounts = new AmountGrammar(tokens, notes);
    drugs = new DrugGrammar(terminology, tokens, notes);
    ratios = new RatioGrammar(habits, tokens, notes);
  }

  /** The elements in their order, with errors noted; after an unknown word the rest is read. */
  List<Piece> read() {
    while (!tokens.atEnd() && !notes.stopped()) {
      step();
    }
    return pieces;
  }

  private void step() {
    Token token = tokens.peek();
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
      notes.refuse("a minus sign before an amount. Write the amount that was given.");
    } else if (!drug() && !mark(token)) {
      other(token);
    }
  }

  private void add(Supplier<Optional<InjectateElement>> reader) {
    int from = tokens.position();
    reader.get().ifPresent(e -> pieces.add(new Piece(e, from, tokens.position())));
  }

  private void other(Token token) {
    if (token.is("equal") && tokens.peek(1).is("parts")) {
      add(this::equalParts);
    } else if (Approximate.accept(tokens)) {
      notes.assumed("a rough amount is taken as it stands.");
    } else if (EACH.contains(token.text())) {
      forEach();
    } else if (FILLING.contains(token.text())) {
      tokens.skip(1);
    } else {
      unknown();
    }
  }

  private Optional<InjectateElement> equalParts() {
    tokens.skip(2);
    return Optional.of(new Ratio(List.of()));
  }

  private boolean drug() {
    int from = tokens.position();
    Optional<Drug> drug = tokens.peek().isWord() ? drugs.name() : Optional.empty();
    if (drug.isPresent() && !again(drug.get())) {
      pieces.add(new Piece(drug.get(), from, tokens.position()));
    }
    return drug.isPresent();
  }

  private boolean mark(Token token) {
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
      forEach(); // 2 cc/site
      return true;
    }
    pieces.add(new Piece(semicolon ? Mark.SEMICOLON : Mark.COMMA, from, tokens.position()));
    return true;
  }

  private void forEach() {
    notes.refuse("an amount for each site does not tell the whole. Write the total of all sites.");
  }

  /** {@code triamcinolone (Kenalog)} is one drug. */
  private boolean again(Drug drug) {
    return !pieces.isEmpty()
        && pieces.get(pieces.size() - 1).element() instanceof Drug last
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
        ? amount.map(InjectateElements::asTotal)
        : notATotal();
  }

  private Optional<InjectateElement> notATotal() {
    if (!notes.refused()) {
      notes.refuse("a total is a volume, such as 5 mL total.");
    }
    return Optional.empty();
  }

  private static boolean isVolume(InjectateElement element) {
    return element instanceof Amount amount && amount.kind() == Kind.ML;
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
    if (amount.filter(InjectateElements::isVolume).isPresent()) {
      int position = tokens.position();
      tokens.accept("(");
      tokens.accept("in");
      if (tokens.accept("total")) {
        tokens.skipAll(Set.of("volume", "vol", ")"));
        return amount.map(InjectateElements::asTotal);
      }
      tokens.moveTo(position);
    }
    return amount;
  }

  private void times(InjectateElement amount, BigDecimal count) {
    if (amount instanceof Amount once) {
      Amount all = new Amount(once.kind(), once.value().multiply(count));
      notes.ambiguous("once, or so many times?", List.of(once.written(), all.written()));
    } else {
      notes.refuse("an amount with a count. Write the total of all sites.");
    }
  }

  private void unknown() {
    int from = tokens.position();
    do {
      tokens.skip(1);
    } while (tokens.peek().isWord()
        && !COMMAS.contains(tokens.peek().text())
        && !FILLING.contains(tokens.peek().text())
        && !drugs.isName());
    String words = tokens.words(from, tokens.position());
    if (Character.isLetter(words.codePointAt(0))) {
      notes.unknown(terminology.unknown(Vocabulary.DRUG, words));
    } else {
      notes.refuse("not understood: " + Quoted.of(words) + ". Write 1% lidocaine 2 mL.");
    }
  }
}
