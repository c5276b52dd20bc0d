package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.finding.UnknownWord;

/** Collects the findings about one cell. */
final class CellFindings {
  static final String ASSUMED = "TPI-SHORT-ASSUMED";
  static final String AMBIGUOUS = "TPI-SHORT-AMBIGUOUS";
  static final String UNKNOWN = "TPI-SHORT-UNKNOWN";
  static final String REFUSED = "TPI-SHORT-REFUSED";

  private static final int MOST_UNKNOWN = 20;

  private final String cell;
  private final List<Finding> findings = new ArrayList<>(0);
  private int unknownCount;
  private boolean rejected;
  private boolean rejectedForOtherReason;

  CellFindings(String cell) {
    this.cell = cell;
  }

  String cell() {
    return cell;
  }

  /** Reports how an unclear text was read by convention, as information. */
  void reportAssumed(String what) {
    findings.add(Finding.information(ASSUMED, of(what)));
  }

  /** Reports how an unclear text was read by convention, as a warning to check it. */
  void warnAssumed(String what) {
    findings.add(Finding.warning(ASSUMED, of(what)));
  }

  /** Rejects a text with more than one meaning. */
  void rejectAmbiguous(String why, List<String> meanings) {
    reject(AMBIGUOUS, why + " Did you mean " + String.join(", or ", meanings) + "?", meanings);
  }

  /** Rejects a text that has no meaning here. */
  void reject(String why, String... instead) {
    reject(REFUSED, why, List.of(instead));
  }

  /** Rejects a word that is in no terminology table, so that the words around it are uncertain. */
  void rejectUnknown(UnknownWord word) {
    String candidates =
        word.candidates().isEmpty()
            ? " Add it to the clinic's own terminology."
            : " Did you mean "
                + String.join(", or ", word.suggestions())
                + "? If not, add it to the clinic's own terminology.";
    reject(
        UNKNOWN,
        "the "
            + word.table()
            + " "
            + QuotedText.of(word.word())
            + " is not recognized."
            + candidates,
        word.suggestions());
    int last = findings.size() - 1;
    findings.set(last, findings.get(last).withUnknownWord(word));
    unknownCount++;
  }

  private void reject(String code, String why, List<String> candidates) {
    rejected = true;
    rejectedForOtherReason |= !code.equals(UNKNOWN) || unknownCount >= MOST_UNKNOWN;
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

  /**
   * Whether the cell was rejected for more than unrecognized words, of which all are reported (up
   * to a limit).
   */
  boolean rejectedForOtherReason() {
    return rejectedForOtherReason;
  }

  /** The result: the value if nothing was rejected, and the findings. */
  <T> ShorthandResult<T> result(Optional<T> value) {
    return new ShorthandResult<>(rejected ? Optional.empty() : value, findings);
  }
}
