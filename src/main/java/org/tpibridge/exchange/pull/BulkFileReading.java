package org.tpibridge.exchange.pull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.http.ForbiddenAddressException;
import org.tpibridge.mapping.json.ForeignJsonReader;
import org.tpibridge.store.pulled.BulkExports.BulkFile;
import org.tpibridge.store.pulled.BulkExports.FileKind;
import org.tpibridge.store.pulled.BulkExports.FileState;

/**
 * Reads the files of a bulk export. A line that cannot be used is reported with file and line, and
 * does not end anything.
 */
final class BulkFileReading {
  private static final int ATTEMPTS = 3;
  private static final int LINES_BETWEEN_POSITIONS = 100;

  private final PullTarget target;
  private final ResourceIntake intake;
  private final PullCounts counts;

  BulkFileReading(PullTarget target, ResourceIntake intake, PullCounts counts) {
    this.target = target;
    this.intake = intake;
    this.counts = counts;
  }

  /** Where a file is read. */
  private final class Progress {
    private final String name;
    private BulkFile file;

    private Progress(BulkFile file) {
      this.file = file;
      this.name = name(file);
    }

    private void line(long number, Optional<byte[]> line) {
      if (number <= file.lines()) {
        return;
      }
      boolean resource = false;
      boolean failed = false;
      if (line.isEmpty()) {
        failed = true;
        counts.error(name + ":" + number + ": the line is too long");
      } else if (!new String(line.get(), StandardCharsets.UTF_8).isBlank()) {
        Optional<String> problem = process(file, line.get());
        resource = problem.isEmpty();
        failed = problem.isPresent();
        problem.ifPresent(text -> counts.error(name + ":" + number + ": " + text));
      }
      file =
          file.at(
              number,
              file.received() + (resource ? 1 : 0),
              file.failed() + (failed ? 1 : 0),
              FileState.OPEN);
      if (number % LINES_BETWEEN_POSITIONS == 0) {
        save();
      }
    }

    private void save() {
      target.store().update(tx -> tx.exchange().bulkExports().set(file));
    }

    private void end(FileState state) {
      file = file.at(file.lines(), file.received(), file.failed(), state);
      save();
    }

    private void error(String text) {
      counts.error(name + ": " + text);
    }
  }

  /** The last part of the path: what follows may be a signature. */
  private static String name(BulkFile file) {
    String path = file.url().replaceAll("[?#].*", "").replaceAll("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return last.isEmpty() ? "file " + file.number() : last;
  }

  void read(BulkFile file) {
    Progress progress = new Progress(file);
    if (file.url().isEmpty()) {
      progress.error("the manifest has no URL for this file");
      progress.end(FileState.FAILED);
      return;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        int status = target.bulk().read(file.url(), file.requiresToken(), progress::line);
        ended(progress, status);
        return;
      } catch (ForbiddenAddressException e) {
        progress.error(BulkPull.message(e));
        progress.end(FileState.FAILED);
        return;
      } catch (IOException e) {
        progress.save();
        if (attempt == ATTEMPTS) {
          counts.unavailable(progress.name + ": " + BulkPull.message(e));
          return;
        }
      }
    }
  }

  private void ended(Progress progress, int status) {
    switch (status) {
      case 200, 204 -> complete(progress);
      case 429, 500, 502, 503, 504 -> {
        progress.save();
        counts.unavailable(progress.name + ": the EHR answered HTTP " + status + ".");
      }
      default -> {
        progress.error("the EHR answered HTTP " + status);
        progress.end(FileState.FAILED);
      }
    }
  }

  /** An incomplete file often has no other sign. */
  private void complete(Progress progress) {
    BulkFile file = progress.file;
    boolean differs =
        file.announced().isPresent()
            && file.announced().getAsLong() != file.received() + file.failed();
    if (differs) {
      progress.error(
          "the EHR announced "
              + file.announced().getAsLong()
              + " resources, but the file has "
              + (file.received() + file.failed()));
    }
    // What was in a line that cannot be read is requested again.
    boolean unread = file.kind() == FileKind.OUTPUT && file.failed() > 0;
    progress.end(differs || unread ? FileState.FAILED : FileState.DONE);
  }

  /**
   * @return why the line cannot be used, without patient data
   */
  private Optional<String> process(BulkFile file, byte[] line) {
    Optional<Resource> read = ForeignJsonReader.read(line);
    if (read.isEmpty()) {
      return Optional.of("not a FHIR R4 resource");
    }
    Resource resource = read.get();
    return switch (file.kind()) {
      case OUTPUT -> output(file, resource);
      case DELETED -> deleted(resource);
      case ERROR -> reported(resource);
    };
  }

  private Optional<String> output(BulkFile file, Resource resource) {
    if (resource instanceof Parameters) {
      // Bulk Data 3.0 begins blocks of resources with one.
      return Optional.empty();
    }
    if (!file.type().isEmpty() && !file.type().equals(resource.fhirType())) {
      return Optional.of("the file has " + file.type() + ", but the line another type");
    }
    if (!resource.getIdElement().hasIdPart()) {
      return Optional.of("the resource has no id");
    }
    if (PolledTypes.ALL.contains(resource.fhirType())) {
      intake.accept(resource);
    }
    return Optional.empty();
  }

  private Optional<String> deleted(Resource resource) {
    if (!(resource instanceof Bundle bundle)) {
      return Optional.of("not a Bundle with deletions");
    }
    bundle.getEntry().stream()
        .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.DELETE)
        .map(entry -> String.valueOf(entry.getRequest().getUrl()))
        .filter(url -> url.matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+"))
        .forEach(intake::deleted);
    return Optional.empty();
  }

  private static Optional<String> reported(Resource resource) {
    if (!(resource instanceof OperationOutcome outcome)) {
      return Optional.of("not an OperationOutcome");
    }
    return outcome.getIssue().stream()
        .filter(
            issue ->
                issue.getSeverity() == IssueSeverity.ERROR
                    || issue.getSeverity() == IssueSeverity.FATAL)
        .findFirst()
        .map(
            issue ->
                "the EHR reported an error of the export ("
                    + (issue.getCode() == null ? "unknown" : issue.getCode().toCode())
                    + ")");
  }
}
