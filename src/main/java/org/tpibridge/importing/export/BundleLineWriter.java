package org.tpibridge.importing.export;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.pipeline.VisitResult;

/** Writes each Bundle on one line (NDJSON). */
public final class BundleLineWriter implements VisitWriter<byte[]> {
  private final PrintStream out;
  private final BundleForm form;
  private final FhirJsonWriter writer = FhirJsonWriter.compact();

  public BundleLineWriter(PrintStream out, BundleForm form) {
    this.out = out;
    this.form = form;
  }

  @Override
  public byte[] encode(VisitResult.Accepted visit) {
    return writer.bytes(form.of(visit.bundle()));
  }

  @Override
  public byte[] encode(ExportUnit unit) {
    return writer.bytes(form.of(unit.bundle()));
  }

  @Override
  public Optional<String> write(byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
    if (out.checkError()) {
      throw new IOException("it was closed, or its disk is full");
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
