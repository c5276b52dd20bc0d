package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.finding.UnknownWord;

/** What is to be said about one cell. */
final class CellFindings {
  static final String ASSUMED = "TPI-SHORT-ASSUMED";
  static final String AMBIGUOUS = "TPI-SHORT-AMBIGUOUS";
  static final String UNKNOWN = "TPI-SHORT-UNKNOWN";
  static final String REFUSED = "TPI-SHORT-REFUSED";

  private static final int MOST_UNKNOWN = 20;

  private final String cell;
  private final List<Finding> findings = new ArrayList<>(0);
  private int rejectUnknown;
  private boolean rejected;
  private boolean rejectedOtherwise;

  CellFindings(String cell) {
    this.cell = cell;
  }

  String cell() {
    return cell;
  }

  /** Convention settles what the words leave open. */
  void reportAssumed(String what) {
    findings.add(Finding.information(ASSUMED, of(what)));
  }

  /** The same where somebody should look whether the convention holds. */
  void warnAssumed(String what) {
    findings.add(Finding.warning(ASSUMED, of(what)));
  }

  /** The words have more than one meaning. */
  void rejectAmbiguous(String why, List<String> meanings) {
    reject(AMBIGUOUS, why + " Meant: " + String.join(", or ", meanings) + "?", meanings);
  }

  /** The words have no meaning here. */
  void reject(String why, String... instead) {
    reject(REFUSED, why, List.of(instead));
  }

  /** No table knows the words, so that nothing around them can be told apart for sure. */
  void rejectUnknown(UnknownWord word) {
    String candidates =
        word.candidates().isEmpty()
            ? " Add it to the clinic's own table."
            : " Meant: "
                + String.join(", or ", word.suggestions())
                + "? Else add it to the clinic's own table.";
    reject(
        UNKNOWN,
        "no table knows the " + word.table() + " " + QuotedText.of(word.word()) + "." + candidates,
        word.suggestions());
    int last = findings.size() - 1;
    findings.set(last, findings.get(last).withUnknownWord(word));
    rejectUnknown++;
  }

  private void reject(String code, String why, List<String> candidates) {
    rejected = true;
    rejectedOtherwise |= !code.equals(UNKNOWN) || rejectUnknown >= MOST_UNKNOWN;
    Finding finding = Finding.error(code, of(why));
    findings.add(
        candidates.isEmpty() ? finding : finding.withSuggestion(String.join(" or ", candidates)));
  }

  private String of(String what) {
    return QuotedText.of(cell) + ": " + what;
  }

  boolean rejected() {
    return rejected;
  }

  /** Refused for more than unknown words, all of which are worth telling (if not endlessly). */
  boolean rejectedOtherwise() {
    return rejectedOtherwise;
  }

  /** The value as far as nothing was refused. */
  <T> ShorthandResult<T> result(Optional<T> value) {
    return new ShorthandResult<>(rejected ? Optional.empty() : value, findings);
  }
}
