package org.tpibridge.importing.export;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.pipeline.VisitResult;

/** Writes each Bundle on one line (NDJSON). */
public final class BundleLineWriter implements VisitWriter<byte[]> {
  private final PrintStream out;
  private final FhirJsonWriter writer = FhirJsonWriter.compact();

  public BundleLineWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public byte[] encode(VisitResult.Accepted visit) {
    return writer.bytes(visit.bundle());
  }

  @Override
  public Optional<String> write(byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
    if (out.checkError()) {
      throw new IOException("standard output was closed");
    }
    return Optional.empty();
  }

  @Override
  public void finish() {
    out.flush();
  }

  @Override
  public void close() {}
}
