package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.jobs.FindingText;
import org.tpibridge.report.FindingWriter;

/** For people. */
public final class TextFindingWriter implements FindingWriter {
  private final PrintStream out;
  private final FindingText text;

  public TextFindingWriter(PrintStream out) {
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
