package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.visit.BilledDrug;

/**
 * Reads billed drugs: {@code J3301 x4, 40 x J1010}, {@code 4 units J3301}, {@code J3301-JZ x 4}.
 */
final class BilledDrugReader {
  private static final int MAX_UNITS = 99_999;
  private static final int MAX_DRUGS = 200;
  private static final String HINT = " Write the code, x and the units, such as J3301 x4.";
  private static final Set<String> SEPARATORS = Set.of(";", ",", "&", "+", "and", "/");
  private static final Set<String> FILLING =
      Set.of("x", "unit", "units", "u", "of", "(", ")", ":", "#", "qty", "=", "@");

  /** HCPCS modifiers of drugs, such as JZ (none discarded) and JW (amount discarded). */
  private static final Set<String> MODIFIERS = Set.of("jz", "jw", "kx", "rt", "lt", "gy", "gz");

  private final CellFindings findings;
  private final TokenCursor tokens;
  private final List<BilledDrug> drugs = new ArrayList<>();

  /** Whether the current item, and whether any item, is for a discarded amount. */
  private boolean discarded;

  private boolean someDiscarded;

  BilledDrugReader(CellFindings findings) {
    this.findings = findings;
    tokens = TokenCursor.of(findings.cell(), Lexer.Numbers.WHOLE);
  }

  Optional<List<BilledDrug>> read() {
    tokens.skipAll(SEPARATORS);
    while (!tokens.atEnd() && !findings.rejected()) {
      item();
      tokens.skipAll(SEPARATORS);
      if (drugs.size() > MAX_DRUGS) {
        findings.reject("the maximum is " + MAX_DRUGS + " drugs.");
      }
    }
    if (drugs.isEmpty() && !someDiscarded && !findings.rejected()) {
      findings.reject("the billed drug is missing." + HINT);
    }
    return Optional.of(drugs);
  }

  private void item() {
    Optional<String> code = Optional.empty();
    Optional<String> units = Optional.empty();
    discarded = false;
    while (!tokens.atEnd() && !isSeparator()) {
      if (code.isEmpty() && BilledCode.isAt(tokens)) {
        code = Optional.of(BilledCode.read(tokens));
        modifiers();
      } else if (units.isEmpty() && tokens.peek().isNumber()) {
        units = Optional.of(tokens.next().text());
      } else if (!tokens.peek().isNumber() && FILLING.contains(tokens.peek().text())) {
        tokens.skip(1);
      } else {
        findings.reject("not understood: " + QuotedText.of(tokens.rest()) + "." + HINT);
        return;
      }
    }
    if (code.isEmpty()) {
      findings.reject("the HCPCS code is missing." + HINT);
      return;
    }
    add(code.get(), units);
  }

  private boolean isSeparator() {
    return !tokens.peek().isNumber() && SEPARATORS.contains(tokens.peek().text());
  }

  private void modifiers() {
    int modifier = tokens.peek().is("-") || tokens.peek().is(":") ? 1 : 0;
    while (tokens.peek(modifier).isWord() && MODIFIERS.contains(tokens.peek(modifier).text())) {
      String text = tokens.peek(modifier).text().toUpperCase(Locale.ROOT);
      if (text.equals("JW")) {
        discarded = true;
        someDiscarded = true;
        findings.warnAssumed(
            "the modifier JW means that this amount was discarded; its units were not counted.");
      } else {
        findings.reportAssumed("the modifier " + text + " was ignored.");
      }
      tokens.skip(modifier + 1);
      modifier = tokens.peek().is("-") || tokens.peek().is(":") ? 1 : 0;
    }
  }

  private void add(String code, Optional<String> units) {
    if (units.isEmpty()) {
      findings.warnAssumed("the units are missing; read as one, " + code + " x1.");
    }
    String digits = units.orElse("1");
    int count = digits.length() > 5 ? 0 : Integer.parseInt(digits);
    if (count < 1 || count > MAX_UNITS) {
      findings.reject("billed units must be 1 to " + MAX_UNITS + "." + HINT);
      return;
    }
    if (!discarded) {
      drugs.add(new BilledDrug(code, count));
    }
  }
}
