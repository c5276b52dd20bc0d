package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/** A full or read-only disk: it is reported, and the import resumes when the disk is usable. */
@OnEachDatabase(value = DatabaseKind.SQLITE, empty = true)
@EnabledIf("org.tpibridge.crash.SmallDisk#isToBeHad")
@Timeout(600)
class DiskIT {
  private static final String FILE = "visits.csv";
  private static final int VISITS = 300;

  /** Space for the empty store and some visits, and space for all. */
  private static final int SMALL = 2_500;

  private static final int LARGE = 200_000;

  private final TestDatabase database;

  @TempDir private Path folder;

  DiskIT(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aFullDiskIsReportedAndTheSameCommandResumes() {
    Path file = ClinicTable.write(folder.resolve(FILE), 0, VISITS, 1);
    StoreContent expected = Undisturbed.imported(database, file).get(0);
    try (SmallDisk disk = SmallDisk.of(SMALL)) {
      String url = disk.url();
      Program program = new Program(url, folder);
      Program.Ended refused = program.run("import", FILE);

      assertThat(refused.code()).as(refused.err()).isEqualTo(2);
      assertThat(refused.err())
          .contains("is full. Free disk space")
          .contains("same command again to resume");
      StoreContent kept = ContentReader.read(url);
      assertThat(kept.positions()).as("in the middle").isNotEqualTo(expected.positions());
      assertThat(kept.differencesToEarlier(expected)).isEmpty();

      disk.resize(LARGE);
      Program.Ended ended = program.run("import", FILE);

      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ContentReader.read(url).differencesTo(expected)).isEmpty();
    }
  }

  @Test
  void aReadOnlyFolderIsReportedAndTheSameCommandResumes() {
    Path file = ClinicTable.write(folder.resolve(FILE), 0, VISITS, 1);
    StoreContent expected = Undisturbed.imported(database, file).get(0);
    try (SmallDisk disk = SmallDisk.of(LARGE)) {
      Program program = new Program(disk.url(), folder);
      disk.readOnly(true);
      Program.Ended refused = program.run("import", FILE);

      assertThat(refused.code()).as(refused.err()).isEqualTo(2);
      assertThat(refused.err()).contains("cannot be");

      disk.readOnly(false);
      Program.Ended ended = program.run("import", FILE);

      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ContentReader.read(disk.url()).differencesTo(expected)).isEmpty();
    }
  }
}
