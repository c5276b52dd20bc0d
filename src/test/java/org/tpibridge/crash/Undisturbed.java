package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.tpibridge.database.TestDatabase;

/** The content of a store after an import without interruption. */
final class Undisturbed {
  private Undisturbed() {}

  /**
   * @param like the kind of database, which is not changed
   * @param file a file with rows that are rejected
   */
  static StoreContent imported(TestDatabase like, Path folder, Path file) {
    try (TestDatabase database = like.another()) {
      Program.Ended ended = new Program(database, folder).run("import", file.toString());
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      return ContentReader.read(database);
    }
  }
}
