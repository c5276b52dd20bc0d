package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that only read, or that need an existing store, create none. */
class NoStoreTest {
  @TempDir private Path folder;
  private Path database;
  private AtStore store;

  @BeforeEach
  void nameAStoreInAFolderThatIsNotThere() {
    database = folder.resolve("data").resolve("store.db");
    store = new AtStore(database);
  }

  private String noStore() {
    return "There is no store yet at " + database + ". tpi-bridge import creates it.";
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "status J3",
        "explain --visit V-1",
        "undo J1",
        "undo J1 --dry-run",
        "patients accept 5",
        "patients dismiss 5",
        "patients merge 10001 10002",
        "erase --patient 10001 --yes",
        "erase --again --yes",
        "backup backup.db",
        "reindex",
        "migrate",
      })
  void whatNamesSomethingInTheStoreIsWrongUsageAndMakesNone(String line) throws IOException {
    Typed typed = store.line(line.split(" "));

    assertThat(typed.err().strip()).isEqualTo(noStore());
    assertThat(typed.out()).isEmpty();
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"status", "patients"})
  void whatListsSaysThatThereIsNothingAndMakesNone(String command) throws IOException {
    Typed text = store.line(command);
    Typed json = store.line(command, "--output", "json");

    assertThat(text.err()).contains(noStore());
    assertThat(text.exitCode()).isZero();
    assertThat(json.out().replaceAll("\\s", "")).isEqualTo("[]");
    assertThat(json.exitCode()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void aDryRunSaysWhatWouldBecomeAndLeavesNothing() throws IOException {
    Typed typed = store.line("import", "examples/visits.csv", "--dry-run");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).contains("would be created", "This was a dry run: nothing was saved.");
    assertThat(files()).isEmpty();
  }

  @Test
  void anImportMakesTheStoreThatTheOthersThenFind() throws IOException {
    assertThat(store.line("import", "examples/visits.csv").exitCode()).isZero();

    assertThat(files()).contains(database);
    assertThat(store.line("status", "J1").exitCode()).isZero();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(path -> !path.equals(folder)).toList();
    }
  }
}
