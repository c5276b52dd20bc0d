package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.tpibridge.database.TestDatabase;

/** What a store holds after an import that nothing happened to. */
final class Undisturbed {
  private Undisturbed() {}

  /**
   * @param like the kind of database; it stays as it is
   * @param file with rows that are rejected
   */
  static StoreContent imported(TestDatabase like, Path folder, Path file) {
    try (TestDatabase database = like.another()) {
      Program.Ended ended = new Program(database, folder).run("import", file.toString());
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      return ContentReader.read(database);
    }
  }
}
