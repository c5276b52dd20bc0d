package org.tpibridge.importing.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.files.OwnerOnlyFiles;

/**
 * Moves an imported file and its reports to their archive folder. The target is recorded in a note
 * first, and the file itself is moved last. If the process is killed in between, the next process
 * finds the note and completes the move; this is safe to repeat.
 */
final class FileArchiver {
  private static final String NOTE = "note.properties";
  private static final String PLACE = "place";
  private static final String NAME = "name";

  /** In bytes; the limit of all common file systems. */
  private static final int MAX_NAME_BYTES = 255;

  private final Path folder;
  private final Path work;
  private final RecoveryNote note;
  private final RecoveryNote startNote;

  /**
   * @param work folder for the note and for the reports of the current file
   * @param startNote the note about the current file, deleted when the file is archived
   */
  FileArchiver(Path folder, Path work, RecoveryNote startNote) throws IOException {
    this.folder = folder;
    this.work = OwnerOnlyFiles.createFolder(work);
    this.note = new RecoveryNote(work.resolve(NOTE));
    this.startNote = startNote;
    finish();
  }

  /**
   * Returns the work folder without what a killed process left there: its file is imported again.
   */
  Path emptyWorkFolder() throws IOException {
    for (Path left : written()) {
      Files.delete(left);
    }
    return work;
  }

  void begin(WaitingFile file, Path place) throws IOException {
    for (Path about : written()) {
      if (Files.size(about) == 0) {
        Files.delete(about);
      }
    }
    String name = freeName(OwnerOnlyFiles.createFolder(place), file.path());
    note.write(file, Map.of(PLACE, place.getFileName().toString(), NAME, name));
  }

  /** Returns a name that is free for the file and all of its reports, and short enough for all. */
  private String freeName(Path place, Path file) throws IOException {
    String name = file.getFileName().toString();
    String stem = stem(name);
    String suffix = name.substring(stem.length());
    List<String> about = written().stream().map(f -> f.getFileName().toString()).toList();
    int maxSuffix =
        Stream.concat(Stream.of(suffix), about.stream().map(a -> "." + a))
            .mapToInt(FileArchiver::bytes)
            .max()
            .orElse(0);
    String free = fitted(stem, "", maxSuffix) + suffix;
    for (int number = 2; exists(place, free, about); number++) {
      free = fitted(stem, "-" + number, maxSuffix) + suffix;
    }
    return free;
  }

  /** Shortens a name, because the names of reports are longer than the name of their file. */
  private static String fitted(String stem, String number, int rest) {
    String fitted = stem;
    while (!fitted.isEmpty() && bytes(fitted) + bytes(number) + rest > MAX_NAME_BYTES) {
      fitted = fitted.substring(0, fitted.offsetByCodePoints(fitted.length(), -1));
    }
    return fitted + number;
  }

  private static int bytes(String name) {
    return name.getBytes(UTF_8).length;
  }

  private static boolean exists(Path place, String name, List<String> about) {
    return Files.exists(place.resolve(name))
        || about.stream().anyMatch(a -> Files.exists(place.resolve(stem(name) + "." + a)));
  }

  /** Returns the path of a report of a file that was moved. */
  static Path companion(Path file, String about) {
    return file.resolveSibling(stem(file.getFileName().toString()) + "." + about);
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Completes the move that the note describes, if there is one.
   *
   * @return the new path of the file; empty if it was not moved because it has changed
   */
  Optional<Path> finish() throws IOException {
    Optional<RecoveryNote.NotedFile> noted = note.read(folder);
    if (noted.isEmpty()) {
      return Optional.empty();
    }
    WaitingFile file = noted.get().file();
    Path place = OwnerOnlyFiles.createFolder(folder.resolve(noted.get().value(PLACE)));
    Path target = place.resolve(noted.get().value(NAME));
    for (Path about : written()) {
      Files.move(about, companion(target, about.getFileName().toString()));
    }
    boolean moved = Files.exists(target);
    if (!moved && file.isUnchanged()) {
      Files.move(file.path(), target);
      moved = true;
    }
    // If a user puts the same file back, it is imported again.
    startNote.delete();
    note.delete();
    return moved ? Optional.of(target) : Optional.empty();
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files.filter(f -> !f.getFileName().toString().equals(NOTE)).sorted().toList();
    }
  }
}
