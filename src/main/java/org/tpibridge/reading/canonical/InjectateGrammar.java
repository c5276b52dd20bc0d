package org.tpibridge.reading.canonical;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.visit.Injectate;

/** Reads injectates: {@code DRUG [STRENGTH] [with epinephrine 1:N] [VOLUME mL] [DOSE mg]}. */
final class InjectateGrammar {
  /**
   * An amount that was not recognized and would become part of the drug: {@code -2 mL}, {@code NULL
   * mL}.
   */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "[ (,][-+~<>=.(]{1,3} ?[0-9].*| (?:[^ ]{1,20} )?(?:mls?|ccs?|mgs?|mcg|%)\\)?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEADING =
      Pattern.compile("([0-9.]{1,12} ?(?:%|mg/mL|mg|mL)) (.{1,200})", Pattern.CASE_INSENSITIVE);

  private static final Pattern PIECE =
      Pattern.compile(
          "with epinephrine 1:(?<epinephrine>[0-9,]++)|(?<number>[0-9][0-9.,]*+)"
              + " ?(?<unit>%|[A-Za-zµμ]++(?:/[A-Za-z]++)?+)?+");

  private InjectateGrammar() {}

  static Optional<Injectate> read(String item, FieldFindings findings) {
    if (Character.digit(item.charAt(0), 10) >= 0) {
      drugComesFirst(item, findings);
      return Optional.empty();
    }
    int drugEnd = drugEnd(item);
    InjectateParts parts = new InjectateParts(item, findings);
    Matcher piece = PIECE.matcher(item);
    int at = drugEnd;
    while (at < item.length()) {
      at++; // The space before the piece.
      if (!piece.region(at, item.length()).lookingAt() || !endsAtSpace(item, piece.end())) {
        parts.notUnderstood(item.substring(at));
        break;
      }
      parts.add(piece);
      at = piece.end();
    }
    String drug = item.substring(0, drugEnd);
    Matcher amount = AMOUNT.matcher(drug);
    if (amount.find()) {
      parts.notUnderstood(amount.group().strip());
    }
    return parts.injectate(drug);
  }

  /** The index of the first space before an amount or epinephrine. */
  static int drugEnd(String item) {
    int space = item.indexOf(' ');
    while (space >= 0 && !beginsPiece(item, space + 1)) {
      space = item.indexOf(' ', space + 1);
    }
    return space < 0 ? item.length() : space;
  }

  private static boolean beginsPiece(String item, int at) {
    boolean digit = at < item.length() && item.charAt(at) >= '0' && item.charAt(at) <= '9';
    return digit || item.startsWith("with epi", at);
  }

  private static boolean endsAtSpace(String item, int end) {
    return end == item.length() || item.charAt(end) == ' ';
  }

  private static void drugComesFirst(String item, FieldFindings findings) {
    String message = "The drug must come before strength and amount: " + QuotedText.of(item) + ".";
    Matcher leading = LEADING.matcher(item);
    if (leading.matches()) {
      String[] rest = leading.group(2).split(" (?=[0-9])", 2);
      findings.error(
          ReadingFindingCodes.INJECTATE,
          message,
          rest[0] + " " + leading.group(1) + (rest.length > 1 ? " " + rest[1] : ""));
    } else {
      findings.error(ReadingFindingCodes.INJECTATE, message + " Example: lidocaine 1% 4 mL.");
    }
  }
}
