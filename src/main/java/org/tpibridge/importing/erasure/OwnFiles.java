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
import org.tpibridge.checking.MultiMessageVisits;
import org.tpibridge.files.Sha256;
import org.tpibridge.report.RejectsTable;
import org.tpibridge.store.JobFiles.WrittenFile;

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
  private final boolean certain;
  private final RejectedVisits rejects;
  private final WrittenFhir fhir;
  private final Function<Path, Sightings> search;

  /**
   * @param recorded by path: what imports wrote
   * @param received whether a file is a message that the listener stored
   * @param jobs that read rows of the patient
   * @param certain whether nobody else has the MRN; if not, only what those jobs wrote, or what has
   *     ids of resources, is known to be the patient's
   * @param search finds the patient in a file of any kind
   */
  OwnFiles(
      Map<String, WrittenFile> recorded,
      Predicate<Path> received,
      Set<Long> jobs,
      boolean certain,
      RejectedVisits rejects,
      WrittenFhir fhir,
      Function<Path, Sightings> search) {
    this.recorded = recorded;
    this.received = received;
    this.jobs = jobs;
    this.certain = certain;
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

  /** Whether imports of another source wrote a file, whose patients of the same MRN are others. */
  boolean isOfOtherSource(Path file) {
    try {
      return !certain && unchanged(file).filter(this::isOfOtherSource).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** All that a job read is of one source. */
  private boolean isOfOtherSource(WrittenFile written) {
    return written.jobs().stream().noneMatch(jobs::contains);
  }

  /** The record of a file, unless the file was changed since. */
  private Optional<WrittenFile> unchanged(Path file) throws IOException {
    WrittenFile written = recorded.get(file.toRealPath().toString());
    return written != null
            && written.sha256().isPresent()
            && written.sha256().get().equals(Sha256.ofFile(file))
        ? Optional.of(written)
        : Optional.empty();
  }

  private Optional<OwnFile> found(Path file) throws IOException {
    Optional<WrittenFile> written = unchanged(file);
    if (written.isPresent()) {
      return recorded(file, written.get());
    }
    if (received.test(file)) {
      return search.apply(file).areCertain()
          ? Optional.of(new OwnFile(file, "the message", () -> message(file)))
          : Optional.empty();
    }
    if (MultiMessageVisits.isLeftover(file)) {
      return search.apply(file).isEmpty()
          ? Optional.empty()
          : Optional.of(new OwnFile(file, "the note about a visit", () -> delete(file)));
    }
    Optional<OwnFile> resources = fhir.in(file);
    return certain && resources.isEmpty() && RejectsTable.isOne(file)
        ? rejects.in(file)
        : resources;
  }

  private Optional<OwnFile> recorded(Path file, WrittenFile written) throws IOException {
    if (!certain && isOfOtherSource(written)) {
      return Optional.empty();
    }
    if (written.kind().equals(OutputKind.REJECTS.word())) {
      return rejects.in(file);
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
    boolean gone = Files.deleteIfExists(file);
    MultiMessageVisits.removeLeftovers(file.toAbsolutePath().getParent());
    return gone;
  }
}
