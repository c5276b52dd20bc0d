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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tpibridge.files.Sha256;
import org.tpibridge.files.TemporaryFile;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.JobFiles.WrittenFile;

/**
 * What files have of a patient. From those that this program wrote it is removed; all others are
 * searched, listed, and never changed.
 */
final class PatientFileSearch {
  private final Store store;
  private final FileSearch search;
  private final ProgramFiles programFiles;

  PatientFileSearch(
      Store store,
      Clinic clinic,
      List<VisitReader> readers,
      Predicate<Path> received,
      PatientMatcher matcher) {
    this.store = store;
    this.search = new FileSearch(matcher, readers);
    List<String> patients = matcher.mrns().stream().map(clinic::patientId).toList();
    Set<Long> jobs =
        store.read(
            tx ->
                patients.stream()
                    .flatMap(patient -> tx.patientEraser().jobs(patient).stream())
                    .collect(Collectors.toSet()));
    this.programFiles =
        new ProgramFiles(
            store.read(tx -> tx.jobFiles().all()),
            received,
            jobs,
            matcher.isCertainWithoutSource(),
            new RejectsFileCleaner(matcher::isTheirs, matcher::isValue, matcher::isMrn, readers),
            new FhirFileCleaner(patients),
            search::in);
  }

  /** All files in which the patient was found, or may be. */
  List<FoundFile> find(Collection<Path> places) {
    List<FoundFile> found = new ArrayList<>();
    for (Path file : files(places, found)) {
      Optional<ProgramFile> ours = programFiles.in(file);
      if (ours.isPresent()) {
        found.add(ours.get().found());
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
   * Removes the patient from this program's files.
   *
   * @return files in which the patient still is, or may be
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
    // Findings beside a message go with it.
    left.removeIf(
        file -> file.kind() != FoundFile.FoundFileKind.NOT_SEARCHED && !Files.exists(file.file()));
    return left;
  }

  private void clean(Path file, List<FoundFile> left) {
    try {
      // It may be another's since it was looked at.
      Optional<ProgramFile> ours = programFiles.in(file);
      if (ours.isPresent()) {
        String path = file.toRealPath().toString();
        record(path, ours.get().removal().remove());
      }
    } catch (IOException e) {
      left.add(new FoundFile(file, FoundFile.FoundFileKind.CONTAINS, "it cannot be written"));
      return;
    }
    if (Files.exists(file)) {
      left.addAll(matches(file));
    }
  }

  /** What is left of a file is this program's as well. */
  private void record(String path, boolean isGone) throws IOException {
    WrittenFile was = store.read(tx -> tx.jobFiles().all()).get(path);
    if (was == null) {
      return;
    }
    Optional<String> sha256 = isGone ? Optional.empty() : Optional.of(Sha256.ofFile(Path.of(path)));
    store.write(
        tx -> {
          if (isGone) {
            tx.jobFiles().remove(path);
          } else {
            tx.jobFiles().save(new WrittenFile(path, was.kind(), sha256, was.jobs()));
          }
          return path;
        });
  }

  /** Each file once, by its name; links are followed. */
  private Set<Path> files(Collection<Path> places, List<FoundFile> unreadable) {
    Set<Path> files = new TreeSet<>();
    Set<Path> known = new HashSet<>();
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
                // What killed runs left may have the patient, and is nobody's.
                TemporaryFile.clean(folder);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                if (attributes.isRegularFile()
                    && !store.isInUse(file)
                    && known.add(file.toRealPath())) {
                  files.add(file);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.add(
                    new FoundFile(file, FoundFile.FoundFileKind.NOT_SEARCHED, "it cannot be read"));
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        unreadable.add(
            new FoundFile(place, FoundFile.FoundFileKind.NOT_SEARCHED, "it cannot be read"));
      }
    }
    return files;
  }
}
