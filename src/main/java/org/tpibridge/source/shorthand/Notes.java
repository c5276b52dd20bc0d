package org.tpibridge.source.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Quoted;
import org.tpibridge.finding.UnknownWord;

/** What is to be said about one cell. */
final class Notes {
  static final String ASSUMED = "TPI-SHORT-ASSUMED";
  static final String AMBIGUOUS = "TPI-SHORT-AMBIGUOUS";
  static final String UNKNOWN = "TPI-SHORT-UNKNOWN";
  static final String REFUSED = "TPI-SHORT-REFUSED";

  private static final int MOST_UNKNOWN = 20;

  private final String cell;
  private final List<Finding> findings = new ArrayList<>(0);
  private int unknown;
  private boolean refused;
  private boolean stopped;

  Notes(String cell) {
    this.cell = cell;
  }

  String cell() {
    return cell;
  }

  /** Convention settles what the words leave open. */
  void assumed(String what) {
    findings.add(Finding.information(ASSUMED, of(what)));
  }

  /** The same where somebody should look whether the convention holds. */
  void doubtful(String what) {
    findings.add(Finding.warning(ASSUMED, of(what)));
  }

  /** The words have more than one meaning. */
  void ambiguous(String why, List<String> meanings) {
    refuse(AMBIGUOUS, why + " Meant: " + String.join(", or ", meanings) + "?", meanings);
  }

  /** The words have no meaning here. */
  void refuse(String why, String... instead) {
    refuse(REFUSED, why, List.of(instead));
  }

  /** No table knows the words, so that nothing around them can be told apart for sure. */
  void unknown(UnknownWord word) {
    String candidates =
        word.candidates().isEmpty()
            ? " Add it to the clinic's own table."
            : " Meant: "
                + String.join(", or ", word.nearest())
                + "? Else add it to the clinic's own table.";
    refuse(
        UNKNOWN,
        "no table knows the " + word.table() + " " + Quoted.of(word.word()) + "." + candidates,
        word.nearest());
    int last = findings.size() - 1;
    findings.set(last, findings.get(last).about(word));
    unknown++;
  }

  private void refuse(String code, String why, List<String> candidates) {
    refused = true;
    stopped |= !code.equals(UNKNOWN) || unknown >= MOST_UNKNOWN;
    Finding finding = Finding.error(code, of(why));
    findings.add(
        candidates.isEmpty() ? finding : finding.suggesting(String.join(" or ", candidates)));
  }

  private String of(String what) {
    return Quoted.of(cell) + ": " + what;
  }

  boolean refused() {
    return refused;
  }

  /** Refused for more than unknown words, all of which are worth telling (if not endlessly). */
  boolean stopped() {
    return stopped;
  }

  /** The value as far as nothing was refused. */
  <T> Reading<T> reading(Optional<T> value) {
    return new Reading<>(refused ? Optional.empty() : value, findings);
  }
}
