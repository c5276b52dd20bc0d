package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.List;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.report.FindingWriter;
import org.tpibridge.validation.OperationOutcomes;

/** Writes findings for FHIR tools: one OperationOutcome for each unit, one per line. */
public final class OutcomeFindingWriter implements FindingWriter {
  private final PrintStream out;
  private final FhirJsonWriter writer = FhirJsonWriter.compact();

  public OutcomeFindingWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(String unit, List<Finding> findings) {
    out.writeBytes(writer.bytes(OperationOutcomes.of(findings)));
    out.println();
  }

  @Override
  public void close() {
    out.flush();
  }
}
