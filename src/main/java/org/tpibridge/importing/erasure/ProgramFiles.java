package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tpibridge.files.Sha256;
import org.tpibridge.report.RejectsTable;
import org.tpibridge.store.jobs.JobFiles.WrittenFile;

/**
 * Recognizes files that this program wrote, and finds the patient in them. An import records the
 * hash of each file that it writes; a file with another hash was changed. Some files are recognized
 * without a record: Bundles, NDJSON and rejects tables, because writing them again gives the same
 * bytes.
 */
final class ProgramFiles {
  private final Map<String, WrittenFile> recorded;
  private final Set<Long> jobs;
  private final boolean isUnambiguous;
  private final RejectsFileCleaner rejects;
  private final FhirFileCleaner fhir;
  private final Function<Path, SearchMatches> search;

  /**
   * @param recorded files that imports wrote, by path
   * @param jobs keys of the jobs that read rows of the patient
   * @param isUnambiguous whether no other source has patients with this MRN; if not, only files of
   *     those jobs, or files with ids of resources, are treated as the patient's
   * @param search finds the patient in a file of any kind
   */
  ProgramFiles(
      Map<String, WrittenFile> recorded,
      Set<Long> jobs,
      boolean isUnambiguous,
      RejectsFileCleaner rejects,
      FhirFileCleaner fhir,
      Function<Path, SearchMatches> search) {
    this.recorded = recorded;
    this.jobs = jobs;
    this.isUnambiguous = isUnambiguous;
    this.rejects = rejects;
    this.fhir = fhir;
    this.search = search;
  }

  /**
   * Returns what to remove from a file; empty if the file was not written by this program or does
   * not contain the patient.
   */
  Optional<ProgramFile> in(Path file) {
    try {
      return found(file);
    } catch (IOException | UncheckedIOException e) {
      // The search of the file reports that it cannot be read.
      return Optional.empty();
    }
  }

  /**
   * Returns whether only imports of other sources wrote a file. The same MRN is another patient
   * there.
   */
  boolean isOfOtherSource(Path file) {
    try {
      return !isUnambiguous && unchanged(file).filter(this::isOfOtherSource).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** A job reads visits of one source only. */
  private boolean isOfOtherSource(WrittenFile written) {
    return written.jobs().stream().noneMatch(jobs::contains);
  }

  /** Returns the record of a file, unless the file was changed since. */
  private Optional<WrittenFile> unchanged(Path file) throws IOException {
    WrittenFile written = recorded.get(file.toRealPath().toString());
    return written != null
            && written.sha256().isPresent()
            && written.sha256().get().equals(Sha256.ofFile(file))
        ? Optional.of(written)
        : Optional.empty();
  }

  private Optional<ProgramFile> found(Path file) throws IOException {
    Optional<WrittenFile> written = unchanged(file);
    if (written.isPresent()) {
      return recorded(file, written.get());
    }
    Optional<ProgramFile> resources = fhir.in(file);
    return isUnambiguous && resources.isEmpty() && RejectsTable.isRejectsTable(file)
        ? rejects.in(file)
        : resources;
  }

  private Optional<ProgramFile> recorded(Path file, WrittenFile written) throws IOException {
    if (!isUnambiguous && isOfOtherSource(written)) {
      return Optional.empty();
    }
    if (written.kind().equals(OutputFileKind.REJECTS.word())) {
      return rejects.in(file);
    }
    if (written.kind().equals(OutputFileKind.WORDS.word())) {
      return rejects.wordsIn(file);
    }
    boolean isOfPatient =
        written.jobs().stream().anyMatch(jobs::contains) || !search.apply(file).isEmpty();
    return written.kind().equals(OutputFileKind.FINDINGS.word()) && isOfPatient
        ? Optional.of(
            new ProgramFile(
                file, "the whole file (its findings are in the store)", () -> delete(file)))
        : Optional.empty();
  }

  private static boolean delete(Path file) throws IOException {
    return Files.deleteIfExists(file);
  }
}
