package org.tpibridge.importing.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.files.OutputFile;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.importing.export.BundleFileNames;
import org.tpibridge.importing.export.BundleFolder;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.pipeline.MultiMessageVisits;
import org.tpibridge.pipeline.VisitResult;

/**
 * Writes a Bundle file for each visit in the received messages, and rewrites it when another
 * message adds to or changes the visit.
 */
public final class MessageBundles implements MessageHandler {
  private static final String WITHDRAWN = "withdrawn";

  private final MultiMessageVisits arrivals;
  private final BundleFolder files;
  private final FhirJsonWriter writer = FhirJsonWriter.pretty();

  public MessageBundles(MultiMessageVisits arrivals, BundleFolder files) {
    this.arrivals = arrivals;
    this.files = files;
  }

  @Override
  public MessageResult handle(ReceivedMessage message) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<String> resolved = new ArrayList<>();
    Set<String> current = new HashSet<>();
    Set<String> rejected = new LinkedHashSet<>();
    MultiMessageVisits.MessageOutcome outcome = arrivals.accept(message.name(), message.bytes());
    for (MultiMessageVisits.MessageVisit messageVisit : outcome.visits()) {
      VisitResult result = messageVisit.result();
      if (result instanceof VisitResult.Accepted visit) {
        write(visit);
        current.add(visit.visit().visitId());
      } else {
        findings.addAll(result.findings());
      }
      if (result instanceof VisitResult.Rejected visit) {
        visit.visitId().ifPresent(rejected::add);
      }
      // Findings of the visit's earlier messages were made without this message.
      resolved.addAll(messageVisit.messages());
    }
    rejected.addAll(outcome.ended());
    rejected.removeAll(current);
    for (String visit : rejected) {
      withdraw(visit).ifPresent(findings::add);
    }
    return new MessageResult(
        findings.stream().anyMatch(f -> f.severity() != Severity.INFORMATION)
            ? findings
            : List.of(),
        resolved);
  }

  /**
   * Moves a Bundle that no longer matches its messages, so that it is not used as the current
   * visit.
   */
  private Optional<Finding> withdraw(String visitId) throws IOException {
    Optional<String> name = arrivals.recordedFile(visitId);
    Path folder = files.folder().path();
    if (name.isEmpty() || !Files.isRegularFile(folder.resolve(name.get()))) {
      return Optional.empty();
    }
    Path withdrawn = OwnerOnlyFiles.createFolder(folder.resolve(WITHDRAWN)).resolve(name.get());
    Files.move(folder.resolve(name.get()), withdrawn, StandardCopyOption.REPLACE_EXISTING);
    OwnerOnlyFiles.restrict(withdrawn);
    return Optional.of(
        Finding.warning(
                "TPI-LISTEN-WITHDRAWN",
                "After this message, the visit can no longer be converted or is part of another"
                    + " visit. Its Bundle was moved to "
                    + WITHDRAWN
                    + "/"
                    + name.get()
                    + ".")
            .withSuggestion(
                "If the Bundle was sent to another system, withdraw it there as well."));
  }

  private void write(VisitResult.Accepted visit) throws IOException {
    String bundleId = visit.bundle().getIdPart();
    Path folder = files.folder().path();
    Path file =
        folder.resolve(
            BundleFileNames.nameOfSingle(visit.read().source(), visit.visit().visitId(), bundleId));
    if (Files.exists(file) && !file.toRealPath().endsWith(file.getFileName())) {
      // The file of another visit whose id differs in case only, on a case-insensitive file system.
      file = folder.resolve(BundleFileNames.ofBundle(bundleId));
    }
    try (OutputFile output = files.open(file.getFileName().toString(), bundleId)) {
      output.out().write(writer.bytes(visit.bundle()));
      output.commit();
      arrivals.recordFile(visit.visit().visitId(), output.path().getFileName().toString());
    }
  }
}
