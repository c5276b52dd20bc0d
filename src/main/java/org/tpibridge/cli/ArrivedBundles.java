package org.tpibridge.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.tpibridge.checking.Arrivals;
import org.tpibridge.checking.Checked;
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
  private final Path folder;
  private final BundleWriter writer = BundleWriter.pretty();

  ArrivedBundles(Arrivals arrivals, Path folder) throws IOException {
    this.arrivals = arrivals;
    this.folder = Files.createDirectories(folder);
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
    Path file = folder.resolve(VisitFileNames.alone(visit.passed().source(), visit.visit().visitId(), bundleId));
    if (Files.exists(file) && !file.toRealPath().endsWith(file.getFileName())) {
      // Another visit's, whose id differs in case only, on a file system that sees no difference.
      file = folder.resolve(bundleId + ".json");
    }
    Path unfinished = folder.resolve("." + file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(writer.bytes(visit.bundle()));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
