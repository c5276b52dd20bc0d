package org.tpibridge.importing.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.tpibridge.files.TemporaryFile;

/**
 * A note about a file for the next process, in case this one is killed. It is written completely or
 * not at all.
 */
record RecoveryNote(Path path) {
  /**
   * The last line of a note. A note without it was not written completely, for example because of a
   * power failure.
   */
  private static final String END = "#end\n";

  /** A file at the time of the note, and the recorded values. */
  record NotedFile(WaitingFile file, Properties values) {
    String value(String name) {
      return values.getProperty(name);
    }
  }

  /** Writes the note; it replaces an earlier one. */
  void write(WaitingFile file, Map<String, String> noted) throws IOException {
    Properties values = new Properties();
    values.setProperty("file", file.path().getFileName().toString());
    values.setProperty("size", String.valueOf(file.size()));
    values.setProperty("modified", file.modified().toString());
    values.setProperty("key", file.key());
    values.putAll(noted);
    try (TemporaryFile part = TemporaryFile.in(path.getParent())) {
      values.store(part.out(), null);
      part.out().write(END.getBytes(ISO_8859_1));
      part.force();
      part.rename(path);
    }
  }

  /**
   * Reads the note.
   *
   * @param folder the folder of the file
   * @return empty if there is no note, or it is incomplete
   */
  Optional<NotedFile> read(Path folder) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    String text = Files.readString(path, ISO_8859_1);
    if (!text.endsWith(END)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    values.load(new StringReader(text));
    WaitingFile file =
        new WaitingFile(
            folder.resolve(values.getProperty("file")),
            Long.parseLong(values.getProperty("size")),
            Instant.parse(values.getProperty("modified")),
            values.getProperty("key"));
    return Optional.of(new NotedFile(file, values));
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
