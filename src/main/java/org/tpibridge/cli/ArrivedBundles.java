package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tpibridge.checking.Arrivals;
import org.tpibridge.checking.Checked;
import org.tpibridge.files.OutputFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.listener.MessageHandler;
import org.tpibridge.listener.Received;
import org.tpibridge.listener.Verdict;
import org.tpibridge.mapping.BundleWriter;

/**
 * Makes a Bundle file of each visit that messages tell of, and makes it anew when another message
 * tells more of the visit.
 */
final class ArrivedBundles implements MessageHandler {
  private final Arrivals arrivals;
  private final VisitFiles files;
  private final BundleWriter writer = BundleWriter.pretty();

  ArrivedBundles(Arrivals arrivals, VisitFiles files) {
    this.arrivals = arrivals;
    this.files = files;
  }

  @Override
  public Verdict handle(Received message) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<String> settled = new ArrayList<>();
    for (Arrivals.Arrived arrived : arrivals.take(message.name(), message.bytes())) {
      if (arrived.checked() instanceof Checked.Accepted visit) {
        write(visit);
      } else {
        findings.addAll(arrived.checked().findings());
      }
      // What was said of the visit so far was said without this message.
      settled.addAll(arrived.messages());
    }
    return new Verdict(
        findings.stream().anyMatch(Finding::isError) ? findings : List.of(), settled);
  }

  private void write(Checked.Accepted visit) throws IOException {
    String bundleId = visit.bundle().getIdPart();
    Path folder = files.folder().path();
    Path file =
        folder.resolve(
            VisitFileNames.alone(visit.passed().source(), visit.visit().visitId(), bundleId));
    if (Files.exists(file) && !file.toRealPath().endsWith(file.getFileName())) {
      // Another visit's, whose id differs in case only, on a file system that sees no difference.
      file = folder.resolve(VisitFileNames.ofBundle(bundleId));
    }
    try (OutputFile output = files.open(file.getFileName().toString(), bundleId)) {
      output.out().write(writer.bytes(visit.bundle()));
      output.commit();
    }
  }
}
