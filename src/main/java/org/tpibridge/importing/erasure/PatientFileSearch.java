package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tpibridge.files.Sha256;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.JobFiles.WrittenFile;

/**
 * Finds a patient in files. The patient is removed from files that this program wrote; other files
 * are searched, listed, and never changed.
 */
final class PatientFileSearch {
  private final Store store;
  private final FileSearch search;
  private final ProgramFiles programFiles;

  PatientFileSearch(Store store, Clinic clinic, List<VisitReader> readers, PatientMatcher matcher) {
    this.store = store;
    this.search = new FileSearch(matcher, readers);
    List<String> patients = matcher.mrns().stream().map(clinic::patientId).toList();
    Set<Long> jobs =
        store.read(
            tx ->
                patients.stream()
                    .flatMap(patient -> tx.patientData().jobs(patient).stream())
                    .collect(Collectors.toSet()));
    this.programFiles =
        new ProgramFiles(
            store.read(tx -> tx.jobFiles().all()),
            jobs,
            matcher.isCertainWithoutSource(),
            new RejectsFileCleaner(matcher::isOfPatient, matcher::isValue, matcher::isMrn, readers),
            new FhirFileCleaner(patients),
            search::in);
  }

  /** Returns all files that contain data of the patient, or may contain it. */
  List<FoundFile> find(Collection<Path> places) {
    List<FoundFile> found = new ArrayList<>();
    for (Path file : files(places, found)) {
      Optional<ProgramFile> programFile = programFiles.in(file);
      if (programFile.isPresent()) {
        found.add(programFile.get().found());
      } else if (!programFiles.isOfOtherSource(file)) {
        found.addAll(matches(file));
      }
    }
    return found;
  }

  private List<FoundFile> matches(Path file) {
    return search.in(file).of(file);
  }

  /**
   * Removes the patient from files of this program.
   *
   * @return files that still contain data of the patient, or may contain it
   */
  List<FoundFile> clean(List<FoundFile> found) {
    List<FoundFile> left = new ArrayList<>();
    for (FoundFile file : found) {
      if (file.isLeft()) {
        left.add(file);
      } else {
        clean(file.file(), left);
      }
    }
    return left;
  }

  private void clean(Path file, List<FoundFile> left) {
    try {
      // The file may have changed since the search.
      Optional<ProgramFile> programFile = programFiles.in(file);
      if (programFile.isPresent()) {
        String path = file.toRealPath().toString();
        record(path, programFile.get().removal().remove());
      }
    } catch (IOException e) {
      left.add(new FoundFile(file, FoundFile.FoundFileKind.CONTAINS, "the file cannot be written"));
      return;
    }
    if (Files.exists(file)) {
      left.addAll(matches(file));
    }
  }

  /** Records the new hash of a file that was cleaned, or removes the record of a deleted file. */
  private void record(String path, boolean isDeleted) throws IOException {
    WrittenFile was = store.read(tx -> tx.jobFiles().all()).get(path);
    if (was == null) {
      return;
    }
    Optional<String> sha256 =
        isDeleted ? Optional.empty() : Optional.of(Sha256.ofFile(Path.of(path)));
    store.update(
        tx -> {
          if (isDeleted) {
            tx.jobFiles().remove(path);
          } else {
            tx.jobFiles().save(new WrittenFile(path, was.kind(), sha256, was.jobs()));
          }
        });
  }

  /** Returns all files, each once and sorted by name. Links are followed. */
  private Set<Path> files(Collection<Path> places, List<FoundFile> unreadable) {
    Set<Path> files = new TreeSet<>();
    Set<Path> visited = new HashSet<>();
    for (Path place : places) {
      try {
        Files.walkFileTree(
            place.toAbsolutePath().normalize(),
            EnumSet.of(FileVisitOption.FOLLOW_LINKS),
            Integer.MAX_VALUE,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(
                  Path folder, BasicFileAttributes attributes) {
                // Temporary files of killed runs may contain the patient.
                TemporaryFile.clean(folder);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                if (attributes.isRegularFile()
                    && !store.isInUse(file)
                    && visited.add(file.toRealPath())) {
                  files.add(file);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.add(
                    new FoundFile(
                        file,
                        FoundFile.FoundFileKind.NOT_SEARCHED,
                        "the file cannot be" + " read"));
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        unreadable.add(
            new FoundFile(place, FoundFile.FoundFileKind.NOT_SEARCHED, "the file cannot be read"));
      }
    }
    return files;
  }
}
