package org.tpibridge.cli.output;

import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.jobs.FindingText;
import org.tpibridge.report.FindingWriter;
import org.tpibridge.report.PrintableStream;

/** Prints each finding for people. */
public final class TextFindingWriter implements FindingWriter {
  private final PrintableStream out;
  private final FindingText text;

  public TextFindingWriter(PrintableStream out) {
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
