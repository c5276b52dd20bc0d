package org.tpibridge.cli;

import java.io.IOException;
import java.io.PrintStream;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.mapping.BundleWriter;

/** One Bundle a line. */
final class BundleLines implements Target<byte[]> {
  private final PrintStream out;
  private final BundleWriter writer = BundleWriter.compact();

  BundleLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public byte[] encode(VisitResult.Accepted visit) {
    return writer.bytes(visit.bundle());
  }

  @Override
  public void write(byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
    if (out.checkError()) {
      throw new IOException("standard output was closed");
    }
  }

  @Override
  public void finish() {
    out.flush();
  }

  @Override
  public void close() {}
}
