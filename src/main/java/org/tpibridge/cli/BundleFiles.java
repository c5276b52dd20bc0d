package org.tpibridge.cli;

import java.io.IOException;
import java.util.Optional;
import org.tpibridge.checking.VisitResult;
import org.tpibridge.files.OutputFile;
import org.tpibridge.mapping.BundleWriter;

/** One file a visit, indented, so that people can read it. */
final class BundleFiles implements Target<BundleFiles.Encoded> {
  record Encoded(Optional<String> source, String visitId, String bundleId, byte[] json) {}

  private final VisitFiles files;
  private final BundleWriter writer = BundleWriter.pretty();
  private final VisitFileNames names = new VisitFileNames();

  BundleFiles(VisitFiles files) {
    this.files = files;
  }

  @Override
  public Encoded encode(VisitResult.Accepted visit) {
    return new Encoded(
        visit.read().source(),
        visit.visit().visitId(),
        visit.bundle().getIdPart(),
        writer.bytes(visit.bundle()));
  }

  @Override
  public void write(Encoded encoded) throws IOException {
    String name = names.nameOf(encoded.source(), encoded.visitId(), encoded.bundleId());
    try (OutputFile file = files.open(name, encoded.bundleId())) {
      file.out().write(encoded.json());
      file.commitUnforced();
    }
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
