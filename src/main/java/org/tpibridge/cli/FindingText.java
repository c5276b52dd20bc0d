package org.tpibridge.cli;

import java.io.PrintStream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.store.Findings.Kept;

/** Findings for people: severity, place and code on one line, what and what to do below it. */
final class FindingText {
  private final PrintStream out;

  FindingText(PrintStream out) {
    this.out = out;
  }

  void print(Finding finding) {
    print(
        new Kept(
            finding.severity(),
            finding.code(),
            finding.message(),
            finding.suggestion(),
            finding.expression(),
            finding.place().map(Place::words)));
  }

  void print(Kept finding) {
    out.println(
        "%-11s %s  %s"
            .formatted(finding.severity().word(), finding.place().orElse(""), finding.code()));
    out.println("    " + finding.message());
    finding.suggestion().ifPresent(s -> out.println("    -> " + s));
    finding.expression().ifPresent(e -> out.println("    at " + e));
  }
}
