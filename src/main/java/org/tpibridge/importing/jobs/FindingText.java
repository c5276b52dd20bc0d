package org.tpibridge.importing.jobs;

import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.report.PrintableStream;
import org.tpibridge.store.jobs.StoredFindings.StoredFinding;

/**
 * Prints findings as text: severity, place and code on one line, message and suggestion below it.
 */
public final class FindingText {
  private final PrintableStream out;

  public FindingText(PrintableStream out) {
    this.out = out;
  }

  public void print(Finding finding) {
    print(
        new StoredFinding(
            finding.severity(),
            finding.code(),
            finding.message(),
            finding.suggestion(),
            finding.expression(),
            finding.place().map(Place::description)));
  }

  public void print(StoredFinding finding) {
    out.println(
        finding.severity(),
        "%-11s %s%s"
            .formatted(
                finding.severity().label(),
                finding.place().map(place -> place + "  ").orElse(""),
                finding.code()));
    out.println("    " + finding.message());
    finding.suggestion().ifPresent(s -> out.println("    -> " + s));
    finding.expression().ifPresent(e -> out.println("    at " + e));
  }
}
