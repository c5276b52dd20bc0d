package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.store.Store;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.resources.Visits;

class BackupOnTheTerminalTest {
  @TempDir Path folder;

  private AtStore at() {
    return new AtStore(store());
  }

  private Path store() {
    return folder.resolve("store.db");
  }

  private String backup() {
    return folder.resolve("backup.db").toString();
  }

  @BeforeEach
  void aStoreWithAVisit() {
    try (Store store = at().opened()) {
      store.write(
          tx -> {
            Jobs.Job job =
                tx.jobs()
                    .begin(
                        new Jobs.JobRequest(
                            Jobs.JobKind.IMPORT,
                            "visits.csv",
                            Optional.empty(),
                            OptionalLong.empty(),
                            "",
                            "test",
                            "test",
                            OptionalLong.empty()),
                        Instant.EPOCH);
            return tx.visits()
                .add(
                    new Visits.VisitIdentity("urn:visits", "V-1", "p-1", "2024-03-04"),
                    new byte[32],
                    job.key());
          });
    }
  }

  @Test
  void backsUpAndRestores() throws IOException {
    Typed backedUp = at().line("backup", backup());
    assertThat(backedUp.err()).startsWith("Backed up 1 visit (");
    assertThat(backedUp.exitCode()).isZero();

    Files.delete(store());
    Typed restored = at().line("restore", backup());
    assertThat(restored.err()).startsWith("Restored 1 visit (");
    assertThat(restored.exitCode()).isZero();
  }

  @Test
  void replacesOnlyWithTheOption() {
    at().line("backup", backup());
    Typed refused = at().line("restore", backup());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("contains 1 visit.").contains("--replace");
    assertThat(at().line("restore", backup(), "--replace").exitCode()).isZero();
  }

  @Test
  void renamesADamagedStore() throws IOException {
    at().line("backup", backup());
    Files.writeString(store(), "this was a database");
    Typed stated = at().line("backup", folder.resolve("other.db").toString());
    assertThat(stated.exitCode()).isEqualTo(2);
    assertThat(stated.err()).contains(store().toString()).contains("restore");

    Typed restored = at().line("restore", backup(), "--replace");
    assertThat(restored.err()).contains(store() + ".damaged");
    assertThat(restored.exitCode()).isZero();
    assertThat(folder.resolve("store.db.damaged")).hasContent("this was a database");
  }

  @Test
  void reportsThatThereIsNothingToRestore() {
    Typed refused = at().line("restore", folder.resolve("absent.db").toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("The file " + folder.resolve("absent.db") + " does not exist.");
  }
}
