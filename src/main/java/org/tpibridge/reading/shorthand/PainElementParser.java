package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.shorthand.PainElement.Break;
import org.tpibridge.reading.shorthand.PainElement.Change;
import org.tpibridge.reading.shorthand.PainElement.Measure;
import org.tpibridge.reading.shorthand.PainElement.When;
import org.tpibridge.reading.shorthand.PainElement.WrittenScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.TimeSpan;

/** Recognizes scores, times and changes in a cell with pain scores. */
final class PainElementParser {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MAX_ELEMENTS = 200;

  private static final Set<String> BEFORE =
      Set.of("pre", "before", "baseline", "initial", "initially", "prior", "preinjection", "start");
  private static final Set<String> AFTER = Set.of("post", "after", "afterwards", "postinjection");

  /** Words after a length of time that do not change it. */
  private static final Set<String> LATER =
      Set.of("later", "after", "post", "out", "f", "/", "u", "fu");

  private static final Map<String, PainScale> SCALES =
      Map.of(
          "nrs", PainScale.NRS,
          "nprs", PainScale.NRS,
          "numeric", PainScale.NRS,
          "vas", PainScale.VAS,
          "faces", PainScale.FACES);

  /** Words without an effect. */
  private static final Set<String> FILLING =
      Set.of(
          "pain",
          "score",
          "scores",
          "level",
          "scale",
          "rated",
          "rating",
          "was",
          "is",
          "now",
          "=",
          ":",
          "(",
          ")",
          "at",
          "@",
          "injection",
          "inj",
          "tpi",
          "procedure",
          "tx",
          "treatment",
          "immediately",
          "right",
          "then",
          "with",
          "the",
          "in",
          "reports",
          "reported",
          "pt",
          "-",
          "by");

  private final TokenCursor tokens;
  private final CellFindings findings;
  private final List<PainElement> elements = new ArrayList<>();
  private Optional<PainScale> scale = Optional.empty();
  private boolean from;
  private boolean valid = true;

  PainElementParser(TokenCursor tokens, CellFindings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /** Reads the elements in order; empty, with an error, if a part is not understood. */
  Optional<List<PainElement>> read() {
    while (valid && !tokens.atEnd()) {
      if (elements.size() > MAX_ELEMENTS) {
        reject("the cell contains too much text for pain scores.");
      } else if (tokens.atMinus() && !(last() instanceof When)) {
        reject("there is a minus sign before a score. Write a number from 0 to 10.");
      } else if (tokens.peek().isNumber()) {
        number();
      } else {
        word(tokens.peek().text());
      }
    }
    return valid ? Optional.of(elements) : Optional.empty();
  }

  /** The scale that the cell names. */
  Optional<PainScale> scale() {
    return scale;
  }

  private void word(String text) {
    if (tokens.acceptApproximate()) {
      findings.reportAssumed("an approximate score was read as exact.");
    } else if (SpanGrammar.at(tokens, 0).isPresent()) {
      number();
    } else if (SCALES.containsKey(text)) {
      scale = Optional.of(SCALES.get(text));
      tokens.skip(1);
    } else if (BEFORE.contains(text)) {
      tokens.skip(1);
      tokens.accept("to"); // prior to
      elements.add(When.BEFORE);
    } else if (AFTER.contains(text)) {
      after();
    } else if (CalendarNames.month(tokens.peek()) > 0) {
      reject("this is a date, not a score.");
    } else {
      sign(text);
    }
  }

  private void sign(String text) {
    switch (text) {
      case "->" -> change(Change.STATED);
      case "down" -> {
        tokens.skip(1);
        if (tokens.peek().is("to")) {
          change(Change.STATED);
        }
      }
      case ">" -> {
        if (last() instanceof WrittenScore) {
          change(from ? Change.STATED : Change.LIKELY);
        } else {
          reject("\"more than\" is not a single score. Write a number from 0 to 10.");
        }
      }
      case "to" -> change(from ? Change.STATED : Change.LIKELY);
      case "no" -> noPain();
      case "from" -> {
        from = true;
        tokens.skip(1);
      }
      case ",", ";", "and", "&", "/", "|" -> {
        elements.add(Break.HERE);
        tokens.skip(1);
      }
      default -> filling(text);
    }
  }

  private PainElement last() {
    return elements.isEmpty() ? Break.HERE : elements.get(elements.size() - 1);
  }

  private void noPain() {
    if (tokens.peek(1).is("pain")) {
      tokens.skip(2);
      findings.reportAssumed("\"no pain\" was read as 0.");
      elements.add(score(BigDecimal.ZERO));
    } else {
      filling("no");
    }
  }

  private void change(Change change) {
    from = false;
    tokens.skip(1);
    elements.add(change);
  }

  private void filling(String text) {
    if (FILLING.contains(text)) {
      tokens.skip(1);
    } else {
      reject(
          "not understood: "
              + QuotedText.of(tokens.rest())
              + ". Write scores with their times, such as pre 8, post 3.");
    }
  }

  /** "after", and "after 2 weeks". */
  private void after() {
    tokens.skip(1);
    if (SpanGrammar.at(tokens, 0).isEmpty()) {
      elements.add(When.AFTER);
    }
  }

  private void number() {
    Optional<SpanGrammar.SpanPhrase> phrase = SpanGrammar.at(tokens, 0);
    if (phrase.isPresent()) {
      tokens.skip(phrase.get().tokens());
      tokens.skipAll(LATER);
      Optional<TimeSpan> span = SpanGrammar.resolve(phrase.get(), findings);
      valid = span.isPresent();
      span.ifPresent(s -> elements.add(new When(Optional.of(s), false)));
    } else if (isExcelDate()) {
      excelDate();
    } else {
      score();
    }
  }

  /**
   * Whether Excel converted a score to a date: it writes 7/10 as 10-Jul, or as 7-Oct where days
   * come first.
   */
  private boolean isExcelDate() {
    return tokens.peek(1).is("-") && CalendarNames.month(tokens.peek(2)) > 0;
  }

  private void excelDate() {
    int number = Integer.parseInt("0" + tokens.peek().text().replaceAll("[^0-9].*", ""));
    int month = CalendarNames.month(tokens.peek(2));
    boolean monthIsScore = number == 10;
    boolean dayIsScore = month == 10 && number < 10;
    if ((!monthIsScore && !dayIsScore) || month > 10) {
      reject("this is a date, not a score.");
      return;
    }
    int score = monthIsScore ? month : number;
    tokens.skip(3);
    findings.warnAssumed(
        "read as " + score + "/10, which a spreadsheet converted to a date. Check the record.");
    elements.add(score(BigDecimal.valueOf(score)));
  }

  private static WrittenScore score(BigDecimal value) {
    return new WrittenScore(value, value, Measure.POINTS);
  }

  private void score() {
    BigDecimal least = tokens.next().value();
    Measure measure = measure(Measure.POINTS);
    BigDecimal most = least;
    CellToken second = tokens.peek(1);
    if (tokens.peek().is("-") && second.isNumber() && second.value().compareTo(least) != 0) {
      tokens.skip(1);
      most = tokens.next().value();
      measure = measure(measure);
    }
    if (most.compareTo(least) < 0) {
      String from = least.toPlainString();
      String to = most.toPlainString();
      valid = false;
      findings.rejectAmbiguous(
          "this may be a change or a range.", List.of(from + " -> " + to, to + " to " + from));
      return;
    }
    elements.add(new WrittenScore(least, most, measure));
  }

  /** Reads "/10", "out of 10", "mm" and similar units. */
  private Measure measure(Measure defaultMeasure) {
    int ahead = 0;
    if (tokens.peek().is("out") && tokens.peek(1).is("of")) {
      ahead = 2;
    } else if (tokens.peek().is("/") || tokens.peek().is("of")) {
      ahead = 1;
    }
    CellToken most = tokens.peek(ahead);
    if (ahead > 0 && most.isNumber()) {
      if (most.value().compareTo(BigDecimal.TEN) == 0) {
        tokens.skip(ahead + 1);
        return defaultMeasure;
      }
      if (most.value().compareTo(HUNDRED) == 0) {
        tokens.skip(ahead + 1);
        return Measure.MILLIMETERS;
      }
    }
    return switch (tokens.peek().text().toLowerCase(Locale.ROOT)) {
      case "mm" -> unit(Measure.MILLIMETERS);
      case "cm" -> unit(Measure.CENTIMETERS);
      default -> defaultMeasure;
    };
  }

  private Measure unit(Measure measure) {
    tokens.skip(1);
    return measure;
  }

  private void reject(String why) {
    valid = false;
    findings.reject(why);
  }
}
