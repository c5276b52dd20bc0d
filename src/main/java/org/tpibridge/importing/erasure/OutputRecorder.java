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
 * Records the files that an import wrote, so that an erasure recognizes them. Also removes the data
 * of patients who were erased while the files were written: that erasure could not find the files,
 * because they were not recorded yet.
 */
public final class OutputRecorder {
  private final Store store;
  private final ErasureRegistry erasures;
  private final ClinicSources sources;
  private final List<VisitReader> readers;

  /**
   * @param readers read the rejects file as an import would
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
   * @param jobs keys of the jobs that wrote the files
   * @throws IOException if a file cannot be read or rewritten
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
    store.update(tx -> tx.jobFiles().save(written));
  }

  private boolean isErasedSince(long job) {
    return store.read(
        tx -> tx.jobs().newest(Jobs.JobKind.ERASE).filter(erase -> erase.key() > job).isPresent());
  }

  private void clean(Set<Long> jobs, Path file, OutputFileKind kind) throws IOException {
    switch (kind) {
      case FOLDER, MESSAGES -> {
        // The files in a folder are recorded separately. The store has no messages of erased
        // patients.
      }
      // The store has the same findings, without those of erased patients.
      case FINDINGS -> Files.delete(file);
      case REJECTS, WORDS -> {
        RejectsFileCleaner rejects =
            new RejectsFileCleaner(this::isErased, this::isAnyErased, this::isAnyErased, readers);
        Optional<ProgramFile> programFile =
            kind == OutputFileKind.REJECTS ? rejects.in(file) : rejects.wordsIn(file);
        if (programFile.isPresent() && !programFile.get().removal().remove()) {
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

  /** Returns whether a cell is the MRN of an erased patient of any source. */
  private boolean isAnyErased(String cell) {
    List<String> names = sources.patientNames(cell).toList();
    return store.read(tx -> erasures.areAnyErased(tx, names));
  }
}
