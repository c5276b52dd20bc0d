package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.BundleWriter;
import org.tpibridge.validation.Outcome;

/** For FHIR tools: one OperationOutcome a unit, one a line. */
final class OutcomeFindings implements Findings {
  private final PrintStream out;
  private final BundleWriter writer = BundleWriter.compact();

  OutcomeFindings(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(String unit, List<Finding> findings) {
    out.writeBytes(writer.bytes(Outcome.of(findings)));
    out.println();
  }

  @Override
  public void close() {
    out.flush();
  }
}
