package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tpibridge.report.RejectsTable;
import org.tpibridge.store.Jobs.WrittenFile;

/**
 * Recognizes the files that this program wrote, and finds what of them is the patient's. An import
 * records the hash of what it writes, so that a file with other bytes is somebody else's. Bundles,
 * NDJSON and tables of rejects are recognized without a record, because written again they have the
 * same bytes; messages in the spool, because their names are hashes of what is in them.
 */
final class OwnFiles {
  private final Map<String, WrittenFile> recorded;
  private final Predicate<Path> received;
  private final Set<Long> jobs;
  private final Set<Long> otherJobs;
  private final RejectedVisits rejects;
  private final WrittenFhir fhir;
  private final Function<Path, Sightings> search;

  /**
   * @param recorded by path: what imports wrote
   * @param received whether a file is a message that the listener stored
   * @param jobs that read rows of the patient
   * @param otherJobs that read rows of another source's patient who has the same MRN
   * @param search finds the patient in a file of any kind
   */
  OwnFiles(
      Map<String, WrittenFile> recorded,
      Predicate<Path> received,
      Set<Long> jobs,
      Set<Long> otherJobs,
      RejectedVisits rejects,
      WrittenFhir fhir,
      Function<Path, Sightings> search) {
    this.recorded = recorded;
    this.received = received;
    this.jobs = jobs;
    this.otherJobs = otherJobs;
    this.rejects = rejects;
    this.fhir = fhir;
    this.search = search;
  }

  /**
   * What is the patient's in a file of this program's; empty where it is another's, or has none.
   */
  Optional<OwnFile> in(Path file) {
    try {
      return found(file);
    } catch (IOException | UncheckedIOException e) {
      // Whoever lists the file says that it cannot be read.
      return Optional.empty();
    }
  }

  private Optional<OwnFile> found(Path file) throws IOException {
    Optional<WrittenFile> written =
        Optional.ofNullable(recorded.get(file.toRealPath().toString()))
            .filter(w -> w.sha256().isPresent());
    if (written.isPresent() && written.get().sha256().equals(Optional.of(FileHash.of(file)))) {
      return recorded(file, written.get());
    }
    if (received.test(file)) {
      return search.apply(file).areCertain()
          ? Optional.of(new OwnFile(file, "the message", () -> message(file)))
          : Optional.empty();
    }
    Optional<OwnFile> resources = fhir.in(file);
    return resources.isEmpty() && RejectsTable.isOne(file)
        ? rejects(file, !otherJobs.isEmpty())
        : resources;
  }

  /**
   * Rows do not say which source an MRN is from: where it may be another's, removing the row could
   * destroy that patient's, so the file is listed.
   */
  private Optional<OwnFile> rejects(Path file, boolean mayBeOthers) throws IOException {
    return mayBeOthers ? Optional.empty() : rejects.in(file);
  }

  private Optional<OwnFile> recorded(Path file, WrittenFile written) throws IOException {
    if (written.kind().equals(OutputKind.REJECTS.word())) {
      return rejects(file, written.jobs().stream().anyMatch(otherJobs::contains));
    }
    if (written.kind().equals(OutputKind.WORDS.word())) {
      return rejects.wordsIn(file);
    }
    boolean theirs =
        written.jobs().stream().anyMatch(jobs::contains) || !search.apply(file).isEmpty();
    return written.kind().equals(OutputKind.FINDINGS.word()) && theirs
        ? Optional.of(
            new OwnFile(file, "the whole file; its findings are in the store", () -> delete(file)))
        : Optional.empty();
  }

  private static boolean delete(Path file) throws IOException {
    return Files.deleteIfExists(file);
  }

  /** Where there are findings beside it, they are about it alone. */
  private static boolean message(Path file) throws IOException {
    String name = file.getFileName().toString();
    Path findings = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
    Files.deleteIfExists(findings);
    return Files.deleteIfExists(file);
  }
}
