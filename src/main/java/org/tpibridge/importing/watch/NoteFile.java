package org.tpibridge.importing.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the next process is to know of a file where this one is killed: all of it or nothing. */
record NoteFile(Path path) {

  /** A file as it was when it was noted, and what was noted of it. */
  record Note(WaitingFile file, Properties values) {
    String value(String name) {
      return values.getProperty(name);
    }
  }

  /** Takes the place of what was noted before. */
  void write(WaitingFile file, Map<String, String> noted) throws IOException {
    Properties values = new Properties();
    values.setProperty("file", file.path().getFileName().toString());
    values.setProperty("size", String.valueOf(file.size()));
    values.setProperty("modified", file.modified().toString());
    values.setProperty("key", file.key());
    values.putAll(noted);
    Path unfinished = path.resolveSibling(path.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      values.store(out, null);
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * @param folder of the file
   * @return empty where nothing is noted
   */
  Optional<Note> read(Path folder) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try (InputStream in = Files.newInputStream(path)) {
      values.load(in);
    }
    WaitingFile file =
        new WaitingFile(
            folder.resolve(values.getProperty("file")),
            Long.parseLong(values.getProperty("size")),
            Instant.parse(values.getProperty("modified")),
            values.getProperty("key"));
    return Optional.of(new Note(file, values));
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
