package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.store.Findings.Kept;

/** For people: severity, code and place on one line, what and what to do below it. */
final class TextFindings implements Findings {
  private final PrintStream out;

  TextFindings(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(String unit, List<Finding> findings) {
    findings.forEach(this::print);
  }

  private void print(Finding finding) {
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

  @Override
  public void close() {
    out.flush();
  }
}
