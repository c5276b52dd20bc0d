package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.shorthand.SiteElement.Level;
import org.tpibridge.reading.shorthand.SiteElement.Mark;
import org.tpibridge.reading.shorthand.SiteElement.NamedMuscle;
import org.tpibridge.reading.shorthand.SiteElement.Passes;
import org.tpibridge.reading.shorthand.SiteElement.Share;
import org.tpibridge.reading.shorthand.SiteElement.Sides;
import org.tpibridge.reading.shorthand.SiteElement.Unknown;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Side;

/** Recognizes muscles, sides, passes and separators in a cell with sites. */
final class SiteElementParser {
  /** The most tokens of a muscle; the longest names have four words. */
  private static final int LONGEST_MUSCLE = 6;

  private static final int MAX_PASSES = 99;

  /** Words without an effect. */
  private static final Set<String> FILLING =
      Set.of(
          "the",
          "on",
          "to",
          "of",
          "at",
          "in",
          "into",
          "muscle",
          "muscles",
          "mm",
          "tpi",
          "tpis",
          "tp",
          "tps",
          "trp",
          "trps",
          "trigger",
          "point",
          "points",
          "injection",
          "injections",
          "inj",
          "injected",
          "were",
          "was",
          "side",
          "sides",
          "(",
          ")",
          "-",
          "'",
          "#");

  private static final Set<String> COUNTED =
      Set.of(
          "injections",
          "injection",
          "inj",
          "pass",
          "passes",
          "times",
          "sites",
          "site",
          "tps",
          "tp",
          "points",
          "point",
          "needles");

  private static final Set<String> AMOUNTS = Set.of("cc", "ccs", "ml", "mls", "mg", "mgs", "%");
  private static final Set<String> COMMAS = Set.of(",", "&", "+", "and", "/", "|");

  private final Terminology terminology;
  private final SideGrammar sides;
  private final TokenCursor tokens;
  private final CellFindings findings;
  private final List<SiteElement> elements = new ArrayList<>();
  private int brackets;

  /** The depth of the bracket whose side applies to its content; 0 if there is none. */
  private int sidedBracket;

  private boolean sideEnds;

  SiteElementParser(Terminology terminology, TokenCursor tokens, CellFindings findings) {
    this.terminology = terminology;
    this.sides = new SideGrammar(terminology);
    this.tokens = tokens;
    this.findings = findings;
  }

  /** Reads the elements in order and reports errors. */
  List<SiteElement> read() {
    while (!tokens.atEnd() && !findings.rejected()) {
      step();
    }
    return elements;
  }

  private void step() {
    CellToken token = tokens.peek();
    if (token.isNumber()) {
      number();
    } else if (isPasses()) {
      tokens.skip(1);
      passes(tokens.next());
    } else if (isLevel()) {
      level();
    } else if (!side() && !mark(token) && !muscle()) {
      if (FILLING.contains(token.text())) {
        bracket(token);
        tokens.skip(1);
      } else {
        unrecognized();
      }
    }
  }

  /**
   * A side before a bracket applies to its whole content, including semicolons, and ends with it.
   */
  private void bracket(CellToken token) {
    if (token.is("(")) {
      brackets++;
      if (sidedBracket == 0 && last() instanceof Sides) {
        sidedBracket = brackets;
      }
    } else if (token.is(")")) {
      sideEnds |= brackets > 0 && brackets == sidedBracket;
      sidedBracket = brackets == sidedBracket ? 0 : sidedBracket;
      brackets = Math.max(0, brackets - 1);
    }
  }

  private boolean mark(CellToken token) {
    Mark mark =
        switch (token.text()) {
          case ";" -> brackets > 0 ? Mark.COMMA : Mark.SEMICOLON;
          case ":" -> Mark.COLON;
          default -> COMMAS.contains(token.text()) ? Mark.COMMA : null;
        };
    if (mark == Mark.COMMA && sideEnds && brackets == 0) {
      mark = Mark.SEMICOLON;
    }
    if (mark != null) {
      sideEnds = false;
      elements.add(mark);
      tokens.skip(1);
    }
    return mark != null;
  }

  private boolean side() {
    Optional<SideGrammar.SidePhrase> phrase = sides.at(tokens);
    if (phrase.isEmpty() || isMuscleInstead(phrase.get())) {
      return false;
    }
    elements.add(phrase.get().sides());
    tokens.skip(phrase.get().tokens());
    return true;
  }

  /** {@code mid trap} is a muscle; {@code L paraspinals} may be left or lumbar. */
  private boolean isMuscleInstead(SideGrammar.SidePhrase side) {
    int length = muscleLength(0);
    if (length <= side.tokens()) {
      return false;
    }
    boolean notRecognizedAlone = muscleLength(side.tokens()) < length - side.tokens();
    if (notRecognizedAlone || side.sides().sides().contains(Side.MIDLINE)) {
      return true;
    }
    if (last() instanceof Sides) {
      return true;
    }
    int from = tokens.position();
    String all = tokens.words(from, from + length);
    String muscle = tokens.words(from + side.tokens(), from + length);
    findings.rejectAmbiguous(
        "this may be a side or a part of the name of the muscle.",
        List.of(
            muscle + " " + side.sides().sides().get(0).name().charAt(0),
            terminology.muscle(all).orElseThrow().name()));
    return true;
  }

  private SiteElement last() {
    return elements.isEmpty() ? Mark.SEMICOLON : elements.get(elements.size() - 1);
  }

  private boolean muscle() {
    int length = muscleLength(0);
    if (length > 0) {
      int from = tokens.position();
      elements.add(new NamedMuscle(tokens.words(from, from + length)));
      tokens.skip(length);
    }
    return length > 0;
  }

  /** The number of tokens of the longest recognized muscle at a position; 0 if there is none. */
  private int muscleLength(int ahead) {
    if (!tokens.peek(ahead).isWord()) {
      return 0;
    }
    int most = 0;
    while (most < LONGEST_MUSCLE && belongsToName(tokens.peek(ahead + most))) {
      most++;
    }
    int from = tokens.position() + ahead;
    for (int length = most; length > 0; length--) {
      if (tokens.peek(ahead + length - 1).isWord()
          && terminology.muscle(tokens.words(from, from + length)).isPresent()) {
        return length;
      }
    }
    return 0;
  }

  private static boolean belongsToName(CellToken token) {
    return (token.isWord() && !token.is("and") && !token.is("x")) || token.is("-");
  }

  private boolean isPasses() {
    return tokens.peek().is("x") && tokens.peek(1).isNumber();
  }

  private void number() {
    CellToken number = tokens.next();
    CellToken next = tokens.peek();
    if (next.is("x") && !tokens.peek(1).isNumber()) {
      tokens.skip(1);
      passes(number);
    } else if (next.isWord() && COUNTED.contains(next.text())) {
      tokens.skip(1);
      passes(number);
    } else if (next.is(")")) {
      passes(number);
    } else if (AMOUNTS.contains(next.text())) {
      findings.reject(
          QuotedText.of(number.text() + " " + next.text())
              + " is an amount. Write muscle, side and passes, such as R trap x2. Amounts belong in"
              + " injectates.");
    } else {
      findings.reject(
          "it is not clear what "
              + number.text()
              + " counts. Write needle passes with an x, such as R trap x2.",
          "x" + number.text());
    }
  }

  private void passes(CellToken number) {
    int count = number.isWhole() && number.text().length() <= 2 ? number.value().intValue() : 0;
    if (count < 1 || count > MAX_PASSES) {
      findings.reject(
          "a site must have 1 to " + MAX_PASSES + " passes, not " + number.text() + ".");
      return;
    }
    Share share = Share.UNSPECIFIED;
    tokens.skipAll(COUNTED);
    if (tokens.accept("each") || tokens.accept("per")) {
      share = Share.EACH_SIDE;
      tokens.accept("side");
    } else if (tokens.accept("total")) {
      share = Share.TOTAL;
    }
    elements.add(new Passes(count, share));
  }

  private boolean isLevel() {
    return isLevelAt(0);
  }

  private boolean isLevelAt(int ahead) {
    CellToken region = tokens.peek(ahead);
    CellToken number = tokens.peek(ahead + 1);
    return region.isWord()
        && region.text().length() == 1
        && "ctls".contains(region.text())
        && number.isWhole()
        && !number.spaced()
        && number.text().length() <= 2;
  }

  /** {@code L4}, {@code L4-5}, {@code C5/6}, {@code L3-L5}. */
  private void level() {
    int from = tokens.position();
    String region = tokens.next().text().toUpperCase(Locale.ROOT);
    tokens.skip(1);
    if (tokens.peek().is("-") || tokens.peek().is("/")) {
      if (isLevelAt(1)) {
        tokens.skip(3);
      } else if (tokens.peek(1).isWhole()) {
        tokens.skip(2);
      }
    }
    findings.warnAssumed(
        "the level "
            + QuotedText.of(tokens.words(from, tokens.position()))
            + " was ignored; a site has muscle, side and passes.");
    elements.add(new Level(region));
  }

  private void unrecognized() {
    int from = tokens.position();
    do {
      tokens.skip(1);
    } while (isUnrecognized());
    elements.add(new Unknown(tokens.words(from, tokens.position())));
  }

  private boolean isUnrecognized() {
    CellToken token = tokens.peek();
    return token.isWord()
        && !token.is("and")
        && !FILLING.contains(token.text())
        && !isPasses()
        && sides.at(tokens).isEmpty()
        && muscleLength(0) == 0;
  }
}
