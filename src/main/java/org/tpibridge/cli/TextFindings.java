package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import org.tpibridge.finding.Finding;

/** For people. */
final class TextFindings implements Findings {
  private final PrintStream out;
  private final FindingText text;

  TextFindings(PrintStream out) {
    this.out = out;
    this.text = new FindingText(out);
  }

  @Override
  public void print(String unit, List<Finding> findings) {
    findings.forEach(text::print);
  }

  @Override
  public void close() {
    out.flush();
  }
}
