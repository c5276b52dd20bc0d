package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.mapping.Clinic.Sources;
import org.tpibridge.source.Parsed;
import org.tpibridge.source.VisitReader;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.Store;

/**
 * Records the files that an import wrote, so that an erasure recognizes them. Whoever was erased
 * while the files were written is removed from them here: an erasure that began before a file is
 * recorded does not see it, and one that begins later does.
 */
public final class Outputs {
  private final Store store;
  private final Erasures erasures;
  private final Sources sources;
  private final List<VisitReader> readers;

  /**
   * @param readers read the rejects as an import would that gets them back
   */
  public Outputs(Store store, Erasures erasures, Sources sources, List<VisitReader> readers) {
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
  public void record(Set<Long> jobs, Map<Path, OutputKind> files) throws IOException {
    for (Map.Entry<Path, OutputKind> file : files.entrySet()) {
      if (Files.exists(file.getKey())) {
        record(jobs, file.getKey(), file.getValue());
      }
    }
    if (isErasedSince(Collections.min(jobs))) {
      for (Map.Entry<Path, OutputKind> file : files.entrySet()) {
        if (Files.exists(file.getKey())) {
          clean(jobs, file.getKey(), file.getValue());
        }
      }
    }
  }

  private void record(Set<Long> jobs, Path file, OutputKind kind) throws IOException {
    Optional<String> sha256 =
        kind == OutputKind.FOLDER ? Optional.empty() : Optional.of(FileHash.of(file));
    Jobs.WrittenFile written =
        new Jobs.WrittenFile(file.toRealPath().toString(), kind.word(), sha256, jobs);
    store.write(
        tx -> {
          tx.jobs().wrote(written);
          return written;
        });
  }

  private boolean isErasedSince(long job) {
    return store.read(
        tx -> tx.jobs().newest(Jobs.Kind.ERASE).filter(erase -> erase.key() > job).isPresent());
  }

  private void clean(Set<Long> jobs, Path file, OutputKind kind) throws IOException {
    switch (kind) {
      case FOLDER -> {
        // What is in it is recorded by itself.
      }
      // The store has them, but those of whoever was erased.
      case FINDINGS -> Files.delete(file);
      case REJECTS, WORDS -> {
        RejectedVisits rejects =
            new RejectedVisits(this::isErased, this::isAnyErased, this::isAnyErased, readers);
        Optional<OwnFile> theirs =
            kind == OutputKind.REJECTS ? rejects.in(file) : rejects.wordsIn(file);
        if (theirs.isPresent() && !theirs.get().removal().remove()) {
          record(jobs, file, kind);
        }
      }
    }
  }

  private boolean isErased(Parsed parsed) {
    if (parsed instanceof Parsed.Read read) {
      return isErased(read.source(), read.visit().patient().mrn());
    }
    return parsed instanceof Parsed.Rejected rejected
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
