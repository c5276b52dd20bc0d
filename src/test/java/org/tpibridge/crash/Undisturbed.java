package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tpibridge.database.TestDatabase;

/**
 * The content of a store after uninterrupted imports. The same files are imported once for all
 * tests and both kinds of database, so tests also check that the content does not depend on the
 * database.
 */
final class Undisturbed {
  private static final Map<List<String>, List<StoreContent>> IMPORTED = new ConcurrentHashMap<>();
  private static final Map<List<String>, Watched> WATCHED = new ConcurrentHashMap<>();

  /**
   * @param content of the store
   * @param away the moved files, as {@link Inbox#away}
   */
  record Watched(StoreContent content, SortedMap<String, String> away) {}

  private Undisturbed() {}

  /**
   * Returns the content after each file. All are imported into one store, by their names without a
   * path.
   *
   * @param like the kind of database; it is not changed
   * @param files contain rows that are rejected
   */
  static List<StoreContent> imported(TestDatabase like, Path... files) {
    return IMPORTED.computeIfAbsent(
        contents(List.of(files), List.of(files)),
        contents -> {
          List<StoreContent> after = new ArrayList<>();
          try (TestDatabase database = like.another()) {
            Program program = new Program(database, files[0].getParent());
            for (Path file : files) {
              Program.Ended ended = program.run("import", file.getFileName().toString());
              assertThat(ended.code()).as(ended.err()).isEqualTo(1);
              after.add(ContentReader.read(database));
            }
          }
          return List.copyOf(after);
        });
  }

  /**
   * Returns the result of a watcher that imports these files.
   *
   * @param like the kind of database; it is not changed
   * @param folder an empty folder
   * @param names of the files in the inbox
   * @param files their content
   */
  static Watched watched(TestDatabase like, Path folder, List<Path> names, List<Path> files) {
    return WATCHED.computeIfAbsent(
        contents(names, files),
        contents -> {
          try (TestDatabase database = like.another()) {
            Watcher watcher = Watcher.in(database, folder);
            try (Program.Running running = watcher.start(0)) {
              for (int i = 0; i < files.size(); i++) {
                String name = names.get(i).toString();
                watcher.inbox().put(name, files.get(i));
                watcher.awaitAway(running, name);
              }
              running.terminate();
              running.end();
            }
            return new Watched(ContentReader.read(database), watcher.inbox().away());
          }
        });
  }

  /** Names and contents, which identify an import. */
  private static List<String> contents(List<Path> names, List<Path> files) {
    try {
      List<String> contents = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        contents.add(names.get(i).getFileName().toString());
        contents.add(Files.readString(files.get(i), ISO_8859_1));
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
