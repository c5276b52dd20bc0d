package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tpibridge.checking.Checked;
import org.tpibridge.mapping.BundleWriter;

/** One file a visit, indented, so that people can read it. */
final class BundleFiles implements Target<BundleFiles.Encoded> {
  record Encoded(Optional<String> source, String visitId, String bundleId, byte[] json) {}

  private final Path folder;
  private final BundleWriter writer = BundleWriter.pretty();
  private final VisitFileNames names = new VisitFileNames();

  BundleFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public Encoded encode(Checked.Accepted visit) {
    return new Encoded(
        visit.passed().source(),
        visit.visit().visitId(),
        visit.bundle().getIdPart(),
        writer.bytes(visit.bundle()));
  }

  @Override
  public void write(Encoded encoded) throws IOException {
    Path file = folder.resolve(names.nameOf(encoded.source(), encoded.visitId(), encoded.bundleId()));
    // Written beside and moved, so that a file that is there is whole, whatever happens.
    Path unfinished = folder.resolve("." + file.getFileName() + ".part");
    Files.write(unfinished, encoded.json());
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {}
}
