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
 * Moves a file and what was written about it. What is to be moved where is noted first, and the
 * file itself is moved last; so whoever finds the note can finish, however often that was tried.
 */
final class FileArchiver {
  private static final String NOTE = "note.properties";
  private static final String PLACE = "place";
  private static final String NAME = "name";

  /** Of a file, in bytes, on all usual file systems. */
  private static final int LONGEST_NAME = 255;

  private final Path folder;
  private final Path work;
  private final RecoveryNote note;
  private final RecoveryNote startNote;

  /**
   * @param work has the note, and what is written about the file under way
   * @param startNote what is known of the file under way, until it is put away
   */
  FileArchiver(Path folder, Path work, RecoveryNote startNote) throws IOException {
    this.folder = folder;
    this.work = OwnerOnlyFiles.createFolder(work);
    this.note = new RecoveryNote(work.resolve(NOTE));
    this.startNote = startNote;
    finish();
  }

  /** What a killed process left there is about a file that is still to be imported. */
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

  /** One under which neither the file nor anything about it is there, and which fits for all. */
  private String freeName(Path place, Path file) throws IOException {
    String name = file.getFileName().toString();
    String stem = stem(name);
    String suffix = name.substring(stem.length());
    List<String> about = written().stream().map(f -> f.getFileName().toString()).toList();
    int longest =
        Stream.concat(Stream.of(suffix), about.stream().map(a -> "." + a))
            .mapToInt(FileArchiver::bytes)
            .max()
            .orElse(0);
    String free = fitted(stem, "", longest) + suffix;
    for (int number = 2; isTaken(place, free, about); number++) {
      free = fitted(stem, "-" + number, longest) + suffix;
    }
    return free;
  }

  /**
   * What is written about a file has a longer name than the file, whose name may be the longest.
   */
  private static String fitted(String stem, String number, int rest) {
    String fitted = stem;
    while (!fitted.isEmpty() && bytes(fitted) + bytes(number) + rest > LONGEST_NAME) {
      fitted = fitted.substring(0, fitted.offsetByCodePoints(fitted.length(), -1));
    }
    return fitted + number;
  }

  private static int bytes(String name) {
    return name.getBytes(UTF_8).length;
  }

  private static boolean isTaken(Path place, String name, List<String> about) {
    return Files.exists(place.resolve(name))
        || about.stream().anyMatch(a -> Files.exists(place.resolve(stem(name) + "." + a)));
  }

  /** The location of something about a file that was moved. */
  static Path companion(Path file, String about) {
    return file.resolveSibling(stem(file.getFileName().toString()) + "." + about);
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Does what the note says, if there is one.
   *
   * @return where the file is now; empty where it was left because it is another by now
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
    // Who puts the same file back wants it imported anew.
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
