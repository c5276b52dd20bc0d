package org.tpibridge.importing.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Moves a file and what was written about it. What is to be moved where is noted first, and the
 * file itself is moved last; so whoever finds the note can finish, however often that was tried.
 */
final class PuttingAway {
  private static final String NOTE = "note.properties";

  private final Path folder;
  private final Path work;
  private final Path note;

  /**
   * @param work has the note, and what is written about the file under way
   */
  PuttingAway(Path folder, Path work) throws IOException {
    this.folder = folder;
    this.work = OwnersOnly.folder(work);
    this.note = work.resolve(NOTE);
    finish();
  }

  /** What a killed process left there is about a file that is still to be imported. */
  Path emptied() throws IOException {
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
    Properties values = new Properties();
    values.setProperty("file", file.path().getFileName().toString());
    values.setProperty("size", String.valueOf(file.size()));
    values.setProperty("modified", file.modified().toString());
    values.setProperty("key", file.key());
    values.setProperty("place", place.getFileName().toString());
    values.setProperty("name", freeName(OwnersOnly.folder(place), file.path()));
    Path unfinished = work.resolve(NOTE + ".part");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      values.store(out, null);
    }
    Files.move(unfinished, note, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One under which neither the file nor anything about it is there. */
  private String freeName(Path place, Path file) throws IOException {
    String name = file.getFileName().toString();
    List<String> about = written().stream().map(f -> f.getFileName().toString()).toList();
    String free = name;
    for (int number = 2; isTaken(place, free, about); number++) {
      free = stem(name) + "-" + number + name.substring(stem(name).length());
    }
    return free;
  }

  private static boolean isTaken(Path place, String name, List<String> about) {
    return Files.exists(place.resolve(name))
        || about.stream().anyMatch(a -> Files.exists(place.resolve(stem(name) + "." + a)));
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
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try (InputStream in = Files.newInputStream(note)) {
      values.load(in);
    }
    WaitingFile file =
        new WaitingFile(
            folder.resolve(values.getProperty("file")),
            Long.parseLong(values.getProperty("size")),
            Instant.parse(values.getProperty("modified")),
            values.getProperty("key"));
    Path place = OwnersOnly.folder(folder.resolve(values.getProperty("place")));
    Path target = place.resolve(values.getProperty("name"));
    for (Path about : written()) {
      Files.move(
          about, place.resolve(stem(target.getFileName().toString()) + "." + about.getFileName()));
    }
    boolean moved = Files.exists(target);
    if (!moved && file.isUnchanged()) {
      Files.move(file.path(), target);
      moved = true;
    }
    Files.delete(note);
    return moved ? Optional.of(target) : Optional.empty();
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files.filter(f -> !f.getFileName().toString().startsWith(NOTE)).sorted().toList();
    }
  }
}
