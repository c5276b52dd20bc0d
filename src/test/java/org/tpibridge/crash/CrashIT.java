package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/**
 * {@code kill -9} at any moment: the same command resumes, and in the end the store is, resource by
 * resource, that of an uninterrupted import.
 */
@OnEachDatabase(empty = true)
@Timeout(3600)
class CrashIT {
  private final TestDatabase database;

  @TempDir private Path folder;

  CrashIT(TestDatabase database) {
    this.database = database;
  }

  @Test
  void anImportKilledAFewTimesGivesTheSameStore() {
    survives(3, 130, 20261121);
  }

  @Test
  @Tag("slow")
  void anImportKilledFiftyTimesGivesTheSameStore() {
    survives(25, 2_000, 4711);
  }

  /**
   * Imports a first edition and a later one that overlaps it; each is killed at least this often.
   */
  private void survives(int kills, int visits, long seed) {
    Path first = ClinicTable.write(folder.resolve("first.csv"), 0, visits, 1);
    Path later = ClinicTable.write(folder.resolve("later.csv"), visits / 2, visits, 2);
    List<StoreContent> expected = Undisturbed.imported(database, first, later);
    Program program = new Program(database, folder);

    new KilledImport(program, database, expected.get(0), seed).run("first.csv", visits, kills);

    assertThat(ContentReader.read(database).differencesTo(expected.get(0))).isEmpty();

    new KilledImport(program, database, expected.get(1), seed + 1).run("later.csv", visits, kills);

    assertThat(ContentReader.read(database).differencesTo(expected.get(1))).isEmpty();
  }
}
