package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.files.Sha256;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.JobFiles;
import org.tpibridge.store.jobs.Jobs;

/**
 * Records the files that an import wrote, so that an erasure recognizes them. Whoever was erased
 * while the files were written is removed from them here: an erasure that began before a file is
 * recorded does not see it, and one that begins later does.
 */
public final class OutputRecorder {
  private final Store store;
  private final ErasureRegistry erasures;
  private final ClinicSources sources;
  private final List<VisitReader> readers;

  /**
   * @param readers read the rejects as an import would that gets them back
   */
  public OutputRecorder(
      Store store, ErasureRegistry erasures, ClinicSources sources, List<VisitReader> readers) {
    this.store = store;
    this.erasures = erasures;
    this.sources = sources;
    this.readers = List.copyOf(readers);
  }

  /**
   * Records files that are complete.
   *
   * @param jobs keys of those that wrote them
   * @throws IOException where a file cannot be read or written again
   */
  public void record(Set<Long> jobs, Map<Path, OutputFileKind> files) throws IOException {
    for (Map.Entry<Path, OutputFileKind> file : files.entrySet()) {
      if (Files.exists(file.getKey())) {
        record(jobs, file.getKey(), file.getValue());
      }
    }
    if (isErasedSince(Collections.min(jobs))) {
      for (Map.Entry<Path, OutputFileKind> file : files.entrySet()) {
        if (Files.exists(file.getKey())) {
          clean(jobs, file.getKey(), file.getValue());
        }
      }
    }
  }

  private void record(Set<Long> jobs, Path file, OutputFileKind kind) throws IOException {
    Optional<String> sha256 =
        kind == OutputFileKind.FOLDER ? Optional.empty() : Optional.of(Sha256.ofFile(file));
    JobFiles.WrittenFile written =
        new JobFiles.WrittenFile(file.toRealPath().toString(), kind.word(), sha256, jobs);
    store.write(
        tx -> {
          tx.jobFiles().save(written);
          return written;
        });
  }

  private boolean isErasedSince(long job) {
    return store.read(
        tx -> tx.jobs().newest(Jobs.JobKind.ERASE).filter(erase -> erase.key() > job).isPresent());
  }

  private void clean(Set<Long> jobs, Path file, OutputFileKind kind) throws IOException {
    switch (kind) {
      case FOLDER -> {
        // What is in it is recorded by itself.
      }
      // The store has them, but those of whoever was erased.
      case FINDINGS -> Files.delete(file);
      case REJECTS, WORDS -> {
        RejectsFileCleaner rejects =
            new RejectsFileCleaner(this::isErased, this::isAnyErased, this::isAnyErased, readers);
        Optional<ProgramFile> theirs =
            kind == OutputFileKind.REJECTS ? rejects.in(file) : rejects.wordsIn(file);
        if (theirs.isPresent() && !theirs.get().removal().remove()) {
          record(jobs, file, kind);
        }
      }
    }
  }

  private boolean isErased(ReadResult result) {
    if (result instanceof ReadResult.Read read) {
      return isErased(read.source(), read.visit().patient().mrn());
    }
    return result instanceof ReadResult.Rejected rejected
        && rejected.mrn().filter(mrn -> isErased(rejected.source(), mrn)).isPresent();
  }

  private boolean isErased(Optional<String> source, String mrn) {
    return store.read(tx -> erasures.isErased(tx, sources.patientName(source, mrn)));
  }

  /** A cell of any text, which may be the number of a patient of any source. */
  private boolean isAnyErased(String cell) {
    List<String> names = sources.patientNames(cell).toList();
    return store.read(tx -> erasures.areAnyErased(tx, names));
  }
}
